package com.hissabbook.identity;

import com.hissabbook.kernel.UserId;
import java.util.Optional;

/**
 * Signing in with a password and staying signed in with a rotating refresh token. Access tokens are minted by the HTTP layer; here it
 * is decided who gets one.
 */
public interface SignIn {

    /** A password has at least this many characters. */
    int SHORTEST_PASSWORD = 12;

    /** And at most this many bytes of UTF-8: bcrypt reads no further. */
    int LONGEST_PASSWORD_BYTES = 72;

    /** @throws com.hissabbook.kernel.Refused {@code password-length} */
    Registered register(String email, String displayName, String password);

    /**
     * Takes the same time for unknown people and for wrong passwords.
     *
     * @param address where the request comes from; failures are counted per account and address
     */
    LoggedIn login(String email, String password, String address);

    /** Trades a refresh token for the next one. A token that was used before ends its whole family: one of the two users is a thief. */
    Refreshed refresh(String refreshToken);

    /** Ends the family of the token; an unknown token is ended already. */
    void logout(String refreshToken);

    /**
     * The person an outside OpenID provider vouches for; made known at first sight.
     *
     * @param verifiedEmail only if the provider has verified it; never used to find an existing account
     */
    UserId recognise(String issuer, String subject, Optional<String> verifiedEmail, String displayName);

    /** How a registration ends. */
    sealed interface Registered permits SignedIn, EmailTaken {}

    /** How a login ends. */
    sealed interface LoggedIn permits SignedIn, WrongCredentials, TooManyAttempts {}

    /** How a refresh ends. */
    sealed interface Refreshed permits SignedIn, SessionEnded {}

    /** @param refreshToken a secret: 256 random bits in base64url, stored only as a hash */
    record SignedIn(UserId user, String refreshToken) implements Registered, LoggedIn, Refreshed {

        @Override
        public String toString() {
            return "SignedIn[" + user + "]";
        }
    }

    record EmailTaken() implements Registered {}

    record WrongCredentials() implements LoggedIn {}

    /** @param retryAfterSeconds at least 1 */
    record TooManyAttempts(long retryAfterSeconds) implements LoggedIn {}

    /** Unknown, expired, revoked or used before: the person signs in again. */
    record SessionEnded() implements Refreshed {}
}
