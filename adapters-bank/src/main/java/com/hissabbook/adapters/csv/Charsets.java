package com.hissabbook.adapters.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a text's encoding: a byte order mark, then UTF-16 by its NUL bytes, then UTF-8 if it is valid or nearly so, then the encoding
 * under which the letters fit together best. A few odd bytes are single letters of a Western name, whatever else they could spell: for
 * Chinese, Japanese or Korean whole words must be there. Amounts and dates are the same under all; only names could suffer.
 */
final class Charsets {

    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final List<String> OTHERS =
            List.of("windows-1252", "windows-1250", "windows-1251", "EUC-JP", "Shift_JIS", "GB18030", "EUC-KR");

    /** What letters of another alphabet must score: less is a few odd bytes, which are Western as likely as not. */
    private static final int FEWEST_POINTS = 3;

    /** Fewer characters are no words of a language that needs thousands of them. */
    private static final int FEWEST_IDEOGRAPHS = 4;

    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final Charset EUC_JP = Charset.forName("EUC-JP");

    private Charsets() {}

    static Charset detect(byte[] head) {
        if (Encoded.markLength(head) > 0) {
            return Encoded.ofMark(head);
        }
        Charset wide = utf16(head);
        if (wide != null) {
            return wide;
        }
        if (decode(head, StandardCharsets.UTF_8).isPresent()) {
            return StandardCharsets.UTF_8;
        }
        if (Utf8Share.of(head).prevails()) {
            return StandardCharsets.UTF_8;
        }
        Charset best = WESTERN;
        int bestScore = decode(head, WESTERN).map(text -> score(text, WESTERN)).orElse(0);
        for (String name : OTHERS) {
            Charset charset = Charset.forName(name);
            int score = decode(head, charset)
                    .filter(text -> hasWords(text))
                    .map(text -> score(text, charset))
                    .orElse(Integer.MIN_VALUE);
            if (score > bestScore && score >= FEWEST_POINTS) {
                best = charset;
                bestScore = score;
            }
        }
        return best;
    }

    /** Whether the bytes are no text of one encoding throughout, so that letters of names may come out wrong. */
    static boolean isMixed(byte[] head) {
        return Encoded.markLength(head) == 0
                && utf16(head) == null
                && decode(head, StandardCharsets.UTF_8).isEmpty()
                && (decode(head, detect(head)).isEmpty()
                        || (detect(head).equals(WESTERN) && Utf8Share.of(head).valid() > 0));
    }

    /** Ideographs, if there are any, are many and stand beside each other; a lone one has swallowed a letter of a Western word. */
    private static boolean hasWords(String text) {
        int all = 0;
        int joined = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isIdeograph(text, i)) {
                all++;
                joined += isIdeograph(text, i - 1) || isIdeograph(text, i + 1) ? 1 : 0;
            }
        }
        return all == 0 || (all >= FEWEST_IDEOGRAPHS && joined * 5 >= all * 4);
    }

    private static boolean isIdeograph(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '\u2e80' && Character.isLetter(text.charAt(at));
    }

    /** UTF-16 without a mark: in Latin text every other byte is NUL. */
    static @Nullable Charset utf16(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int pairs = head.length / 2;
        if (pairs < 4) {
            return null;
        } else if (odd * 10 > pairs * 6 && even * 10 < pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 10 > pairs * 6 && odd * 10 < pairs ? StandardCharsets.UTF_16BE : null;
    }

    /** The text if every byte is valid; up to three bytes at the end may belong to a character that was cut. */
    private static Optional<String> decode(byte[] bytes, Charset charset) {
        for (int cut = 0; cut <= 3 && cut <= bytes.length; cut++) {
            try {
                return Optional.of(charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                        .toString());
            } catch (CharacterCodingException invalid) {
                // a shorter piece may be valid
            }
        }
        return Optional.empty();
    }

    /** Points for what letters do in real words: they keep their script and rarely turn from small to capital. */
    private static int score(String text, Charset charset) {
        boolean japanese = charset.name().contains("JP") || charset.name().contains("JIS");
        int score = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                score += points(before, c, japanese);
            }
            before = c;
        }
        return score;
    }

    private static int points(char before, char c, boolean japanese) {
        if (!Character.isLetter(c)) {
            return "€£–’“”°§²³".indexOf(c) >= 0 ? 0 : -3;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        boolean strange = Character.isLetter(before)
                && Character.UnicodeScript.of(before) != script
                && script != Character.UnicodeScript.HIRAGANA
                && script != Character.UnicodeScript.KATAKANA
                && script != Character.UnicodeScript.HAN;
        boolean turns = Character.isLowerCase(before) && Character.isUpperCase(c);
        int common = "äöüßéèêàçïñåøæóíáúőűěščřžýůďťłąęńśźżÄÖÜÉ".indexOf(c) >= 0 ? 1 : 0;
        return switch (script) {
            case HIRAGANA, KATAKANA -> japanese ? 3 : -1;
            case CYRILLIC -> strange || turns ? -2 : before >= 0x80 ? 3 : 1;
            case HAN -> isCommonHan(c, japanese) ? 2 : -1;
            case HANGUL -> 2;
            case LATIN -> strange || turns || (before >= 0x80 && Character.isLetter(before)) ? -2 : common;
            default -> -2;
        };
    }

    /** The everyday characters come first: up to lead byte 0xD7 in GB 2312 and 0xCF in JIS X 0208. */
    private static boolean isCommonHan(char c, boolean japanese) {
        byte[] code = String.valueOf(c).getBytes(japanese ? EUC_JP : GB2312);
        return code.length == 2 && (code[0] & 0xff) < (japanese ? 0xd0 : 0xd8);
    }
}
