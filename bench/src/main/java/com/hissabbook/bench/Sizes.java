package com.hissabbook.bench;

/**
 * How much is measured, in lines of a file unless said otherwise.
 *
 * @param pairs at least so many of each comparison
 * @param lines of the import that is held against COPY
 * @param growthLines of the import whose cost must not grow with history
 * @param historyLines that the ledger holds already
 * @param longHistoryLines that the ledger with the long history holds already
 * @param largeLines of the largest file
 * @param smallLines of the file that its memory is held against
 * @param ofxRuns number of small OFX files
 */
public record Sizes(
        int pairs,
        int lines,
        int growthLines,
        int historyLines,
        int longHistoryLines,
        int largeLines,
        int smallLines,
        int ofxRuns) {

    public static final Sizes FULL = new Sizes(7, 100_000, 20_000, 200_000, 2_000_000, 1_000_000, 10_000, 40);

    /** For CI: shows that the harness works; the figures mean nothing. */
    public static final Sizes SMOKE = new Sizes(1, 2_000, 500, 5_000, 50_000, 10_000, 1_000, 5);

    Sizes withPairs(int newPairs) {
        return new Sizes(newPairs, lines, growthLines, historyLines, longHistoryLines, largeLines, smallLines, ofxRuns);
    }
}
