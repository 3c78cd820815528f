package com.hissabbook.banking;

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
}
