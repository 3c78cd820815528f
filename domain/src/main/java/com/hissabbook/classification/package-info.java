/**
 * The chart of accounts, and why a transaction went to which account of it: rules, and what no rule knows.
 *
 * <p><b>Owns:</b> schema {@code classification}. Facades: {@link ChartOfAccounts}, {@link ChartTemplates}, {@link Rules}, {@link
 * Counterparties} and {@link Classifications}, edited one at a time, and {@link BulkChoices} for many; {@link BackTesting} and {@link
 * Suggestions}, which change nothing. {@link Classifying} assigns all lines of an import by plain SQL; {@link Applications} keeps what is
 * to move of what is booked, and how far that is. {@link FixedInBooks} is asked here and answered by the ledger. Publishes
 * {@code published_account}, {@code published_assignment}, {@code published_classified_line}, {@code published_application_line},
 * {@code published_override}, {@code published_split} and the function {@code published_parts_of}.
 *
 * <p><b>Listens to:</b> {@link com.hissabbook.identity.OrganisationFounded} (the default chart), {@link
 * com.hissabbook.banking.MoneyAccountOpened} and {@link com.hissabbook.banking.MoneyAccountChanged} (the account that backs it), each in
 * the transaction that announced it.
 *
 * <p>Where a transaction goes is a {@link Destination}: an account, or a {@link Split} over several, whose id stands where rows name an
 * account. What each account gets of a line is told by {@link Destination#portions} and, for many, by {@code published_parts_of}.
 *
 * <p><b>Invariant:</b> an organisation has exactly one account for each {@link AccountRole} but {@code MONEY}, and one {@code MONEY}
 * account with the same id for each money account; neither is ever archived. An account's type never changes: past reports stand on
 * it. No active rule names an archived account. Each edit of a rule makes the next version of the rule set, and no version ever changes.
 * What a person chose for a transaction wins over every rule until a person lifts it, and no choice stands that the books did not follow
 * ({@link Reclassified} is announced in the transaction that notes it).
 *
 * <p><b>May use:</b> kernel, identity, banking, rule, transaction.
 */
@ApplicationModule(
        displayName = "Classification",
        allowedDependencies = {"kernel", "identity", "banking", "rule", "transaction"})
@NullMarked
package com.hissabbook.classification;

import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Split;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
