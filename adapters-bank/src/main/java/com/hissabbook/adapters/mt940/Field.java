package com.hissabbook.adapters.mt940;

import java.util.List;

/**
 * A field as it stands in the file.
 *
 * @param tag such as {@code 61} or {@code 60F}; {@link #END} for the mark that ends a message
 * @param line of the file on which it begins
 * @param lines its text, the first without the tag
 * @param raw its text with the tag, lines parted by LF
 * @param ended whether a line end follows; what ends with the file may have been cut
 * @param tooLong whether text was left out
 */
record Field(String tag, long line, List<String> lines, String raw, boolean ended, boolean tooLong) {

    static final String END = "-";

    String first() {
        return lines.getFirst();
    }
}
