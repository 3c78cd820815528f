package com.hissabbook.banking;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a format's rejected records are marked within their frame, and which balances of the frame would be wrong without the other records. The
 * marks are comments where the format has such; MT940 has none, and there they are lines that only this program takes.
 */
enum RecordMarks {
    OFX("ofx", true, "(?is)<(LEDGERBAL|AVAILBAL)>.*?</\\1>\\s*"),
    CAMT("xml", true, "(?s)<((?:\\w+:)?(?:Bal|TxsSummry))>.*?</\\1>\\s*"),
    QIF("qif", false, "(?!)"),
    MT940("sta", false, "(?m)^:(?:62[FM]?|64|65|90[CD]):[^\\r\\n]*(?:\\r\\n|\\n|\\r)?");

    private static final String END = RejectsFile.MARK + "end";
    private static final String BEGIN = RejectsFile.MARK + "(?<line>\\d{1,9})\\b";
    private static final Pattern IN_COMMENTS =
            Pattern.compile("(?s)<!--\\s*" + BEGIN + ".*?-->(?<row>.*?)<!--\\s*" + END + "\\s*-->");
    private static final Pattern IN_LINES =
            Pattern.compile("(?ms)^\\h*#\\h*" + BEGIN + "[^\\n]*\\n(?<row>.*?)^\\h*#\\h*" + END + "\\h*$");
    private static final Pattern BEGUN = Pattern.compile("(?:<!--|#)\\s*" + RejectsFile.MARK + "\\d");

    private final String extension;
    private final boolean comments;
    private final Pattern balances;

    RecordMarks(String extension, boolean comments, String balances) {
        this.extension = extension;
        this.comments = comments;
        this.balances = Pattern.compile(balances);
    }

    static Optional<RecordMarks> of(String format) {
        for (RecordMarks marks : values()) {
            if (marks.name().equals(format)) {
                return Optional.of(marks);
            }
        }
        return Optional.empty();
    }

    /** Whether a file that begins like this holds marked records. */
    static boolean in(String head) {
        return BEGUN.matcher(head).find();
    }

    /** Ending of a file's name. */
    String extension() {
        return extension;
    }

    Pattern record() {
        return comments ? IN_COMMENTS : IN_LINES;
    }

    /** How many records begin in the text. */
    int begun(String text) {
        Matcher found = BEGUN.matcher(text);
        int count = 0;
        while (found.find()) {
            count++;
        }
        return count;
    }

    String withoutBalances(String frame) {
        return balances.matcher(frame).replaceAll("");
    }

    String around(RejectedLine reject, String record, String lineEnd) {
        String why = (reject.column() + ": " + reject.reason() + " (Line " + reject.fileLine() + ".)")
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("-{2,}|>", "-");
        return mark(RejectsFile.MARK + reject.lineNo() + " " + why) + lineEnd + record + lineEnd + mark(END) + lineEnd;
    }

    private String mark(String text) {
        return comments ? "<!-- " + text + " -->" : "# " + text;
    }
}
