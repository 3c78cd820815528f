package com.hissabbook.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Hashing takes its time on purpose, so it is done outside of any transaction: no connection waits for it. */
@Service
class PasswordSignIn implements SignIn {

    private final People people;
    private final RefreshTokens tokens;
    private final LoginAttempts attempts;
    private final TransactionTemplate transaction;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobodysHash;

    PasswordSignIn(People people, RefreshTokens tokens, LoginAttempts attempts, TransactionTemplate transaction) {
        this.people = people;
        this.tokens = tokens;
        this.attempts = attempts;
        this.transaction = transaction;
        this.nobodysHash = encode(Secrets.next());
    }

    @Override
    public Registered register(String email, String displayName, String password) {
        refuseOddLength(password);
        String hash = encode(password);
        UserId id = new UserId(Ids.next());
        try {
            return TenantScope.asUser(
                    id,
                    () -> transaction.execute(status -> {
                        people.add(id, email, displayName, hash);
                        return tokens.begin(id);
                    }));
        } catch (DuplicateKeyException taken) {
            return new EmailTaken();
        }
    }

    @Override
    public LoggedIn login(String email, String password, String address) {
        OptionalLong wait = attempts.count(email, address);
        if (wait.isPresent()) {
            return new TooManyAttempts(wait.getAsLong());
        }
        Optional<Person> person = find(email);
        String hash = person.flatMap(Person::passwordHash).orElse(nobodysHash);
        if (!encoder.matches(password, hash) || person.isEmpty()) {
            return new WrongCredentials();
        }
        attempts.clear(email, address);
        return tokens.begin(person.get().id());
    }

    @Override
    public Refreshed refresh(String refreshToken) {
        return tokens.rotate(refreshToken);
    }

    @Override
    public void logout(String refreshToken) {
        tokens.end(refreshToken);
    }

    @Override
    public UserId recognise(String issuer, String subject, Optional<String> verifiedEmail, String displayName) {
        return known(issuer, subject).orElseGet(() -> {
            // An e-mail that somebody here has already stays theirs: it is not proof of being the same person.
            Optional<String> free = verifiedEmail.filter(email -> find(email).isEmpty());
            UserId id = new UserId(Ids.next());
            try {
                TenantScope.asUser(id, () -> {
                    transaction.executeWithoutResult(
                            status -> people.addFromOutside(id, issuer, subject, free, displayName));
                    return id;
                });
                return id;
            } catch (DuplicateKeyException seenAtTheSameMoment) {
                return known(issuer, subject).orElseThrow(() -> seenAtTheSameMoment);
            }
        });
    }

    private Optional<UserId> known(String issuer, String subject) {
        return Optional.ofNullable(transaction.execute(status ->
                people.byOutsideSubject(issuer, subject).map(Person::id).orElse(null)));
    }

    private Optional<Person> find(String email) {
        return Optional.ofNullable(
                transaction.execute(status -> people.byEmail(email).orElse(null)));
    }

    private String encode(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("the encoder gave no hash");
        }
        return hash;
    }

    private static void refuseOddLength(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.getBytes(UTF_8).length > LONGEST_PASSWORD_BYTES) {
            throw Refused.invalid(
                    "password-length",
                    "A password has at least " + SHORTEST_PASSWORD + " characters and at most " + LONGEST_PASSWORD_BYTES
                            + " bytes.");
        }
    }
}
