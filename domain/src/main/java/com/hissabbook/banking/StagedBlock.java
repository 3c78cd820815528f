package com.hissabbook.banking;

import java.util.List;

/** Successive records of a file, written out as the database takes them; made by the thread that parses, while another one stores. */
public final class StagedBlock {

    private final int after;
    private final int through;
    private final byte[] copyText;

    private StagedBlock(int after, int through, byte[] copyText) {
        this.after = after;
        this.through = through;
        this.copyText = copyText;
    }

    /** @param records at least one, numbered without a gap */
    public static StagedBlock of(List<StagedRecord> records) {
        int after = records.getFirst().lineNo() - 1;
        int through = records.getLast().lineNo();
        if (through - after != records.size()) {
            throw new IllegalArgumentException("records " + after + " to " + through + " are not " + records.size());
        }
        return new StagedBlock(after, through, StagedLineCopy.text(records));
    }

    /** Number of the record before the first one; 0 at the start of the file. */
    public int after() {
        return after;
    }

    /** Number of the last record. */
    public int through() {
        return through;
    }

    byte[] copyText() {
        return copyText;
    }
}
