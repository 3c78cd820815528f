package com.hissabbook.banking;

import com.hissabbook.statement.StatementEvent;
import java.util.Optional;
import java.util.UUID;

/**
 * A record of a file on its way into {@code banking.staged_line}.
 *
 * @param lineNo n-th record of the file, from 1
 * @param event a {@link StatementEvent.Line} or a {@link StatementEvent.Rejection}
 * @param facts digest of the line's canonical description, by which it is recognised; empty for a rejection
 */
public record StagedRecord(int lineNo, StatementEvent event, Optional<UUID> facts) {}
