package com.hissabbook.banking;

import com.hissabbook.statement.StatementEvent;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What was learned by the end of a file.
 *
 * @param linesSeen how many records the reader told, rejections included; compared with the rows that were staged
 * @param encoding the character set that the file is written in, if it is text
 */
public record FileSummary(int linesSeen, Optional<Charset> encoding, List<StatementSummary> statements) {

    /** One statement of the file. */
    public record StatementSummary(
            StatementEvent.StatementOpened opened,
            Optional<StatementEvent.StatedBalance> opening,
            Optional<StatementEvent.StatedBalance> closing,
            Optional<StatementEvent.StatedBalance> available,
            List<StatementEvent.Notice> notices) {}
}
