package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import io.temporal.activity.ActivityInterface;

/** The steps of an import. Each may run again after a crash and answers with the state that the database holds afterwards. */
@ActivityInterface(namePrefix = "Import-")
public interface ImportSteps {

    /** Recognises the format, whether the same bytes were imported before, and what only a person can answer. */
    ImportState inspect(ImportRef ref);

    /** File → staged lines. */
    ImportState stage(ImportRef ref);

    /** Staged lines → one decision each; waits for the import's turn on its accounts. */
    ImportState plan(ImportRef ref);

    /** Plans anew, as a person decided on lines. */
    ImportState planAgain(ImportRef ref);

    /** Plans anew and goes on if the plan is still the one that was approved. */
    ImportState approve(ImportRef ref, String planHash);

    /** Planned lines → the books. */
    ImportState post(ImportRef ref);

    /** Balances checked, counts add up, the turn given back. */
    ImportState settle(ImportRef ref);

    /** While a person is waited for: reminds of it, or lets it expire, if that is due. */
    WaitingLook lookWhileWaiting(ImportRef ref);

    /**
     * Ended without having been posted: what was taken back for it comes back, if it was to correct another import by a replay; waits until the account is
     * free. Where that is refused (another import has booked it meanwhile, or the first one was undone), it stays away for a person to look at.
     */
    void bringBackReplaced(ImportRef ref);

    /** Takes the import back unless it is posting or has ended. */
    ImportState cancel(ImportRef ref);
}
