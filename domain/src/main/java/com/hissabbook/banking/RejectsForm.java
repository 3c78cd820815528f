package com.hissabbook.banking;

import com.hissabbook.statement.StatementSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** How the rejected records of a format leave the file and come back into it. */
interface RejectsForm {

    /** The rejected records as they came, within what tells whose they are. */
    Corrections.Download cut(StatementSource file, List<RejectedLine> rejects) throws IOException;

    /** The corrected records by the number of the line that they correct, without our marks; lines end with LF. */
    Map<Integer, String> rows(byte[] content);

    /** The whole file with records in the place of others. */
    void splice(StatementSource file, List<RejectedLine> places, Map<Integer, String> rows, OutputStream out)
            throws IOException;
}
