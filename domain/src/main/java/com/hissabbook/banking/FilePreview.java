package com.hissabbook.banking;

import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.statement.StatementEvent;
import java.util.List;
import java.util.Optional;

/**
 * The first records of a file as they would be read; nothing is kept.
 *
 * @param format empty where no reader knows the file
 * @param inspection what the file was read by, and what it leaves open. Where a question is open, the records are read by a guess
 * @param records lines, rejections, balances and notices in file order; empty where too much is open
 * @param refusal why the file cannot be read under this
 */
public record FilePreview(
        Optional<String> format, FileInspection inspection, List<StatementEvent> records, Optional<Refusal> refusal) {}
