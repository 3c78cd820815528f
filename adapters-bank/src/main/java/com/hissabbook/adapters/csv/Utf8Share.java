package com.hissabbook.adapters.csv;

/**
 * How much of a text that is no valid UTF-8 is UTF-8 all the same: files put together from several sources are mostly one of them.
 *
 * @param valid characters beyond ASCII that are well-formed (RFC 3629 section 3)
 * @param invalid bytes beyond ASCII that belong to none
 */
record Utf8Share(int valid, int invalid) {

    static Utf8Share of(byte[] head) {
        int valid = 0;
        int invalid = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] < 0) {
                int following = following(head[i] & 0xff);
                if (following > 0 && followed(head, i, following)) {
                    valid++;
                    i += following;
                } else {
                    invalid++;
                }
            }
        }
        return new Utf8Share(valid, invalid);
    }

    /** A broken letter here and there is better than all of them broken. */
    boolean prevails() {
        return valid > 2 * invalid;
    }

    private static int following(int lead) {
        if (lead >= 0xc2 && lead <= 0xdf) {
            return 1;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            return 2;
        }
        return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    }

    private static boolean followed(byte[] head, int at, int following) {
        for (int i = at + 1; i <= at + following; i++) {
            if (i >= head.length || (head[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
