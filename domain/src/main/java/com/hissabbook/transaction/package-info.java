/**
 * What happened on an account, once each: the identity of a transaction, the plan that decides what becomes of each staged line, and
 * the turn that lets one import at a time plan and post on an account.
 *
 * <p><b>Owns:</b> schema {@code transaction}. Publishes {@code published_planned_line}, {@code published_transaction},
 * {@code published_withdrawal}, {@code published_line_told} and {@code published_pending}.
 *
 * <p><b>Invariant:</b> a transaction is known by account, day, amount, canonical description and n-th occurrence; two rows with the
 * same identity cannot exist. Every staged line of a planned import has exactly one decision. What is pending never reaches the ledger; its
 * state follows from what the standing files tell and what people decided, and each move is kept with its evidence.
 *
 * <p><b>Brought along:</b> when the canonical description changes, {@link FactsUpgrade} gives all facts anew, as the owner of the tables and
 * while nobody works; {@link LineDigest} is the function, {@link Recognition} keeps a program of another version from staging.
 *
 * <p><b>May use:</b> kernel, banking.
 */
@ApplicationModule(
        displayName = "Transaction",
        allowedDependencies = {"kernel", "banking"})
@NullMarked
package com.hissabbook.transaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
