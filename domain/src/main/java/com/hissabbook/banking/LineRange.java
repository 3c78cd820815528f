package com.hissabbook.banking;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Consecutive records of an import, the unit in which it is posted.
 *
 * @param after number of the last record before the range
 * @param through number of the last record in it
 */
public record LineRange(int after, int through) {

    public LineRange {
        if (after < 0 || through <= after) {
            throw new IllegalArgumentException("no lines between " + after + " and " + through);
        }
    }

    /** Their numbers. */
    public List<Integer> lines() {
        return IntStream.rangeClosed(after + 1, through).boxed().toList();
    }
}
