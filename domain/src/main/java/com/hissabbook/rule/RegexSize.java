package com.hissabbook.rule;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression becomes where counted repeats are written out, as RE2 does before it knows how large that is: {@code (ab{3}){4}} is
 * 25, with an operator for each group and repeat. It never says less than that of an expression that RE2 can read; of others it says something.
 */
final class RegexSize {

    private static final long ENOUGH = 1_000_000;

    private final String expression;
    private final Deque<Long> around = new ArrayDeque<>();
    private long size;
    private long last;
    private int at;

    private RegexSize(String expression) {
        this.expression = expression;
    }

    /** Characters, classes and operators; a million stands for any number above. */
    static long of(String expression) {
        return new RegexSize(expression).read();
    }

    private long read() {
        while (at < expression.length() && size < ENOUGH) {
            char one = expression.charAt(at);
            switch (one) {
                case '\\' -> escaped();
                case '[' -> characterClass();
                case '(' -> {
                    around.push(size);
                    size = 0;
                    at++;
                }
                case ')' -> {
                    last = size + 1;
                    size = last + (around.isEmpty() ? 0 : around.pop());
                    at++;
                }
                case '{' -> repeated();
                case '*', '+', '?' -> {
                    size++;
                    last++;
                    at++;
                }
                default -> atoms(1, at + 1);
            }
        }
        return Math.min(ENOUGH, around.stream().mapToLong(Long::longValue).sum() + size);
    }

    private void atoms(int many, int next) {
        size += many;
        last = 1;
        at = next;
    }

    private void escaped() {
        char kind = at + 1 < expression.length() ? expression.charAt(at + 1) : ' ';
        boolean braced = (kind == 'x' || kind == 'p' || kind == 'P') && expression.startsWith("{", at + 2);
        if (kind == 'Q') {
            int end = expression.indexOf("\\E", at + 2);
            int stop = end < 0 ? expression.length() : end;
            atoms(stop - at, end < 0 ? stop : end + 2);
        } else if (braced && expression.indexOf('}', at) > 0) {
            atoms(1, expression.indexOf('}', at) + 1);
        } else {
            atoms(1, at + 2);
        }
    }

    /** A bracket that comes first in a class is a member of it. */
    private void characterClass() {
        int next = at + (expression.startsWith("[^", at) ? 2 : 1);
        int first = next;
        while (next < expression.length() && (expression.charAt(next) != ']' || next == first)) {
            int named = expression.startsWith("[:", next) ? expression.indexOf(":]", next + 2) : -1;
            next = named > 0 ? named + 2 : next + (expression.charAt(next) == '\\' ? 2 : 1);
        }
        atoms(1, next + 1);
    }

    private void repeated() {
        int end = expression.indexOf('}', at);
        String counts = end < 0 ? "" : expression.substring(at + 1, end);
        if (!counts.matches("\\d{1,9}(,\\d{0,9})?")) {
            atoms(1, at + 1);
            return;
        }
        String most = counts.endsWith(",") ? counts : counts.substring(counts.indexOf(',') + 1);
        long times = Math.max(1, Long.parseLong(most.replace(",", "")));
        size += last * times - last + 1;
        last *= times;
        at = end + 1;
    }
}
