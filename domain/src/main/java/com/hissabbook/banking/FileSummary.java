package com.hissabbook.banking;

import java.util.List;
import java.util.Optional;

/**
 * What was learned by the end of a file.
 *
 * @param linesSeen how many records the reader told, rejections included; compared with the rows that were staged
 */
public record FileSummary(int linesSeen, List<StatementSummary> statements) {

    /** One statement of the file. */
    public record StatementSummary(
            StatementEvent.StatementOpened opened,
            Optional<StatementEvent.StatedBalance> opening,
            Optional<StatementEvent.StatedBalance> closing,
            List<StatementEvent.Notice> notices) {}
}
