package com.hissabbook.adapters.text;

/** Tells, byte by byte, whether a file is well-formed UTF-8 (RFC 3629 section 4). */
public final class Utf8Check {

    private boolean ascii = true;
    private boolean wellFormed = true;
    private int following;
    private int lowest;
    private int highest;

    public void accept(byte b) {
        if (b < 0 || following > 0) {
            beyondAscii(b);
        }
    }

    private void beyondAscii(byte b) {
        ascii = false;
        int octet = b & 0xff;
        if (following > 0) {
            if (octet < lowest || octet > highest) {
                wellFormed = false;
                following = 0;
                return;
            }
            following--;
            expect(0x80, 0xbf);
        } else {
            begin(octet);
        }
    }

    public boolean ascii() {
        return ascii;
    }

    /** A file that ends within a character has been cut, which is not a matter of its character set. */
    public boolean wellFormed() {
        return wellFormed;
    }

    private void begin(int octet) {
        expect(0x80, 0xbf);
        if (octet >= 0xc2 && octet <= 0xdf) {
            following = 1;
        } else if (octet >= 0xe0 && octet <= 0xef) {
            following = 2;
            expect(octet == 0xe0 ? 0xa0 : 0x80, octet == 0xed ? 0x9f : 0xbf);
        } else if (octet >= 0xf0 && octet <= 0xf4) {
            following = 3;
            expect(octet == 0xf0 ? 0x90 : 0x80, octet == 0xf4 ? 0x8f : 0xbf);
        } else {
            wellFormed = false;
        }
    }

    private void expect(int from, int to) {
        lowest = from;
        highest = to;
    }
}
