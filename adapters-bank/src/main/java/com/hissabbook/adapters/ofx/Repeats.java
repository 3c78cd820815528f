package com.hissabbook.adapters.ofx;

/**
 * Notices ids that come twice, in constant memory: each id takes the slot its hash says and may be pushed out by a later one, so a
 * repeat far away can go unnoticed; it is for a warning only. What is booked twice is decided elsewhere, on all lines.
 */
final class Repeats {

    private static final int SLOTS = 1 << 16;
    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private final long[] seen = new long[SLOTS];

    /** Whether the id was seen before in the same statement. */
    boolean again(int statement, String id) {
        long hash = (BASIS ^ statement) * PRIME;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * PRIME;
        }
        int slot = (int) (hash >>> 48) & SLOTS - 1;
        boolean again = seen[slot] == hash;
        seen[slot] = hash;
        return again;
    }
}
