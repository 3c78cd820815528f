/**
 * Who people are and what they may do: sign-in with rotating refresh tokens, organisations, members and their roles, the keys that
 * sign access tokens, and the remembered answers of repeated requests.
 *
 * <p><b>Owns:</b> schema {@code identity}. Facades: {@link SignIn}, {@link Organisations}, {@link SigningKeys}, {@link
 * IdempotencyKeys}. Organisations and members are edited through JPA; people, tokens and keys through plain SQL.
 *
 * <p><b>Announces:</b> {@link OrganisationFounded} (others equip the new organisation in the same transaction), {@link MemberAdded},
 * {@link MemberRoleChanged}, {@link MemberRemoved}.
 *
 * <p><b>Invariant:</b> an organisation has at least one owner at every moment; a refresh token works once; neither a password, nor a
 * refresh token, nor a private key is stored in the clear.
 *
 * <p><b>Who sees what:</b> {@code organisation}, {@code member} and {@code idempotency_key} are tenant tables under forced row-level
 * security; a signed-in person also sees his own memberships. {@code app_user} has no tenant but is under forced row-level security as
 * well: oneself, the people of the current organisation, and the one person whose e-mail (or outside issuer and subject) was
 * announced with {@code hissabbook.sought} for the transaction; there is no statement that lists people. {@code refresh_token},
 * {@code login_attempt} and {@code signing_key} are read before anybody is signed in and hold only hashes and sealed values.
 *
 * <p><b>May use:</b> kernel.
 */
@ApplicationModule(displayName = "Identity", allowedDependencies = "kernel")
@NullMarked
package com.hissabbook.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
