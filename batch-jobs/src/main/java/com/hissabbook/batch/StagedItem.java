package com.hissabbook.batch;

import com.hissabbook.banking.FileSummary;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.banking.StagedRecord;

/** What the staging step moves: the file's records, and one item that says how the file ended. */
sealed interface StagedItem {

    record Record(StagedRecord record) implements StagedItem {}

    record EndOfFile(FileSummary summary) implements StagedItem {}

    record Unreadable(Refusal refusal) implements StagedItem {}
}
