package com.hissabbook.api.identity;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.security.AccessTokens;
import com.hissabbook.identity.SignIn;
import com.hissabbook.identity.SignIn.EmailTaken;
import com.hissabbook.identity.SignIn.SessionEnded;
import com.hissabbook.identity.SignIn.SignedIn;
import com.hissabbook.identity.SignIn.TooManyAttempts;
import com.hissabbook.identity.SignIn.WrongCredentials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Sign-in", description = "A short-lived access token, and a refresh token that is used once")
@SecurityRequirements
class AuthController {

    private final SignIn signIn;
    private final AccessTokens tokens;

    AuthController(SignIn signIn, AccessTokens tokens) {
        this.signIn = signIn;
        this.tokens = tokens;
    }

    record Registration(
            @NotNull @Size(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "is not an e-mail address")
            String email,

            @NotBlank @Size(max = 200) String displayName,
            @NotNull @Size(max = 200) String password) {

        /** No personal data and no secret in a log, whoever prints it. */
        @Override
        public String toString() {
            return "Registration[…]";
        }
    }

    record Login(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    record RefreshToken(@NotNull @Size(max = 200) String refreshToken) {

        @Override
        public String toString() {
            return "RefreshToken[…]";
        }
    }

    /** @param expiresIn seconds for which the access token is good */
    record Session(UUID userId, String accessToken, String tokenType, long expiresIn, String refreshToken) {

        @Override
        public String toString() {
            return "Session[" + userId + "]";
        }
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make yourself known; signs in as well")
    Session register(@Valid @RequestBody Registration asked) {
        tokens.requireOwnSignIn();
        return switch (signIn.register(asked.email(), asked.displayName(), asked.password())) {
            case SignedIn signedIn -> session(signedIn);
            case EmailTaken taken ->
                throw new HttpRefusal(
                        HttpStatus.CONFLICT,
                        "email-taken",
                        "Somebody has registered with this e-mail address. Log in instead.");
        };
    }

    @PostMapping("/login")
    @Operation(summary = "Sign in with e-mail and password")
    Session login(@Valid @RequestBody Login asked, HttpServletRequest request) {
        tokens.requireOwnSignIn();
        return switch (signIn.login(asked.email(), asked.password(), request.getRemoteAddr())) {
            case SignedIn signedIn -> session(signedIn);
            case WrongCredentials wrong ->
                throw new HttpRefusal(
                        HttpStatus.UNAUTHORIZED, "wrong-credentials", "The e-mail address or the password is wrong.");
            case TooManyAttempts wait ->
                throw HttpRefusal.tooMany(
                        "too-many-attempts",
                        "Too many attempts for this account from this address. Wait as long as Retry-After says.",
                        wait.retryAfterSeconds());
        };
    }

    @PostMapping("/refresh")
    @Operation(summary = "Trade a refresh token for a new session; the token is used up")
    Session refresh(@Valid @RequestBody RefreshToken asked) {
        tokens.requireOwnSignIn();
        return switch (signIn.refresh(asked.refreshToken())) {
            case SignedIn signedIn -> session(signedIn);
            case SessionEnded ended ->
                throw new HttpRefusal(
                        HttpStatus.UNAUTHORIZED,
                        "session-ended",
                        "This refresh token is no longer good. Log in again.");
        };
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End the session that the refresh token belongs to")
    void logout(@Valid @RequestBody RefreshToken asked) {
        tokens.requireOwnSignIn();
        signIn.logout(asked.refreshToken());
    }

    private Session session(SignedIn signedIn) {
        return new Session(
                signedIn.user().value(),
                tokens.mint(signedIn.user()),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds(),
                signedIn.refreshToken());
    }
}
