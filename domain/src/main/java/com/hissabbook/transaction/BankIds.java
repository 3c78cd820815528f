package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.MoneyAccount;
import java.util.List;

/**
 * Whether the ids that a bank gives to lines can be trusted on an account. Some banks give the numbers of the lines, some give new ids with every
 * download; the account's own history shows it, and a person decides once that its lines are known by their facts. See
 * {@code docs/adr/0029-identity-by-facts.md}.
 */
public interface BankIds {

    /** The doubt of an import whose ids are not kept to. */
    String NOT_KEPT = "ids-not-kept";

    /** Accounts of a planned import on which nobody decided yet and whose ids the plan shows not to be kept to; otherwise empty. */
    List<IdEvidence> evidence(ImportId id);

    /**
     * Decides for each account of {@link #evidence}; the import, which waits for review, is then to be planned again. Later changes are edits of the
     * money account.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-awaiting-review}, {@code no-identity-question}
     */
    void decide(ImportId id, MoneyAccount.Identity identity);
}
