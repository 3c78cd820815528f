package com.hissabbook.adapters.ofx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The elements that matter to a statement; all others are passed over. Only their names are looked at, not a grammar: banks leave out
 * end tags and invent elements, and what surrounds a transaction does not change what it says.
 */
enum Tag {
    OFX(Kind.AGGREGATE),
    SONRS(Kind.AGGREGATE),
    STATUS(Kind.AGGREGATE),
    CODE(Kind.LEAF),
    SEVERITY(Kind.LEAF),
    MESSAGE(Kind.LEAF),

    /** Statement of a bank account (OFX 2.2 section 11.4.2.2). */
    STMTRS(Kind.AGGREGATE),
    /** Statement of a card (OFX 2.2 section 11.4.3.2). */
    CCSTMTRS(Kind.AGGREGATE),
    /** Statement of an investment account (OFX 2.2 section 13.9.2.2). */
    INVSTMTRS(Kind.AGGREGATE),
    CURDEF(Kind.LEAF),
    BANKACCTFROM(Kind.AGGREGATE),
    CCACCTFROM(Kind.AGGREGATE),
    INVACCTFROM(Kind.AGGREGATE),
    BANKID(Kind.LEAF),
    BROKERID(Kind.LEAF),
    ACCTID(Kind.LEAF),
    ACCTTYPE(Kind.LEAF),
    BANKTRANLIST(Kind.AGGREGATE),
    BANKTRANLISTP(Kind.AGGREGATE),
    INVTRANLIST(Kind.AGGREGATE),
    DTSTART(Kind.LEAF),
    DTEND(Kind.LEAF),

    /** A booked transaction (OFX 2.2 section 11.4.4.1). */
    STMTTRN(Kind.AGGREGATE),
    /** A pending one (OFX 2.2 section 11.4.4.3). */
    STMTTRNP(Kind.AGGREGATE),
    TRNTYPE(Kind.LEAF),
    DTPOSTED(Kind.LEAF),
    DTTRAN(Kind.LEAF),
    DTAVAIL(Kind.LEAF),
    TRNAMT(Kind.LEAF),
    FITID(Kind.LEAF),
    /** Id of an earlier transaction that this one replaces or deletes, and which of the two (OFX 1.6 section 11.4.3). */
    CORRECTFITID(Kind.LEAF),
    CORRECTACTION(Kind.LEAF),
    NAME(Kind.LEAF),
    EXTDNAME(Kind.LEAF),
    MEMO(Kind.LEAF),
    PAYEE(Kind.AGGREGATE),
    CURRENCY(Kind.AGGREGATE),
    ORIGCURRENCY(Kind.AGGREGATE),
    CURSYM(Kind.LEAF),

    LEDGERBAL(Kind.AGGREGATE),
    AVAILBAL(Kind.AGGREGATE),
    BALAMT(Kind.LEAF),
    DTASOF(Kind.LEAF),

    OTHER(Kind.OTHER);

    private enum Kind {
        AGGREGATE,
        LEAF,
        OTHER
    }

    /** A power of two, well above the number of tags. */
    private static final int SLOTS = 256;

    private static final Tag[] BY_HASH = new Tag[SLOTS];

    static {
        Arrays.fill(BY_HASH, OTHER);
        for (Tag tag : values()) {
            if (tag != OTHER) {
                int slot = hash(tag.ascii, 0, tag.ascii.length);
                while (BY_HASH[slot] != OTHER) {
                    slot = slot + 1 & SLOTS - 1;
                }
                BY_HASH[slot] = tag;
            }
        }
    }

    private final Kind kind;
    private final byte[] ascii = name().getBytes(StandardCharsets.US_ASCII);

    Tag(Kind kind) {
        this.kind = kind;
    }

    boolean isLeaf() {
        return kind == Kind.LEAF;
    }

    /** Looks a name up without making a String of it: this happens for every tag of a file. Case does not matter. */
    static Tag of(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to);
        while (BY_HASH[slot] != OTHER) {
            if (BY_HASH[slot].isNamed(bytes, from, to)) {
                return BY_HASH[slot];
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return OTHER;
    }

    private boolean isNamed(byte[] bytes, int from, int to) {
        if (to - from != ascii.length) {
            return false;
        }
        for (int i = 0; i < ascii.length; i++) {
            if (upper(bytes[from + i]) != ascii[i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + upper(bytes[i]);
        }
        return (hash ^ hash >>> 8) & SLOTS - 1;
    }

    private static int upper(byte b) {
        return b >= 'a' && b <= 'z' ? b - ('a' - 'A') : b;
    }
}
