package com.hissabbook.api.imports;

import com.hissabbook.banking.StagedLine;
import com.hissabbook.kernel.Money;
import com.hissabbook.transaction.PlannedLine;
import java.util.Optional;

/** Why a line waits or was left out, and what can be done, in words that an accountant would use. */
final class Explanations {

    private Explanations() {}

    /** What the reader or the person said, or else what the plan's reason means; empty where nothing is to be done. */
    static Optional<String> of(StagedLine line, Optional<PlannedLine> planned) {
        return line.rejection()
                .map(StagedLine.LineRejection::reason)
                .or(() -> planned.flatMap(PlannedLine::note))
                .or(() -> planned.flatMap(one -> of(line, one.reason())));
    }

    private static Optional<String> of(StagedLine line, String reason) {
        return switch (reason) {
            case "maybe-second-identical" ->
                Optional.of(
                        "A transaction of this day with the same amount and text is known. The file begins or ends on this day and"
                                + " does not tell whether this is the same one or a second one just like it. Decide: DUPLICATE or NEW.");
            case "bank-id-with-other-facts" ->
                Optional.of(
                        "The bank gave this id to a transaction with another day, amount or text before. Look at both and decide:"
                                + " NEW, DUPLICATE or SKIP.");
            case "currency-mismatch" ->
                Optional.of(
                        "The line is in "
                                + line.amount()
                                        .map(Money::currency)
                                        .map(Object::toString)
                                        .orElse("another currency")
                                + ", and the ledger is kept in another currency. Import the file into a ledger of that currency.");
            case "not-booked" ->
                Optional.of("The bank has not booked it yet. It is posted from the statement in which it is booked.");
            default -> Optional.empty();
        };
    }
}
