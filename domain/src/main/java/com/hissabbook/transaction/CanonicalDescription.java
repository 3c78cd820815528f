package com.hissabbook.transaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The text by which a transaction is recognised, version {@value #VERSION}: counterparty and description in Unicode form NFKC, upper
 * case, with each run of white space as one space. Banks change case and spacing between exports of one statement, not the words.
 */
public final class CanonicalDescription {

    /** Raised whenever the same text would be written differently; history is then brought along. */
    public static final int VERSION = 1;

    private CanonicalDescription() {}

    public static String of(String text) {
        String folded = isPlainAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return collapsed(folded).toUpperCase(Locale.ROOT);
    }

    /** 128 bits of SHA-256 over currency, counterparty and description: equal facts, equal digest. */
    public static UUID digest(String currency, Optional<String> counterparty, String description) {
        byte[] text = (currency
                        + '\u001F'
                        + counterparty.map(CanonicalDescription::of).orElse("")
                        + '\u001F'
                        + of(description))
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(text));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String collapsed(String text) {
        var out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = out.length() > 0;
            } else {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.append(c);
            }
        }
        return out.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK has no SHA-256", impossible);
        }
    }
}
