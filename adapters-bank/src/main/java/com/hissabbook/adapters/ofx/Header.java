package com.hissabbook.adapters.ofx;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before {@code <OFX>}: the fields of version 1 on lines of their own, on a single line or inside a comment, the
 * processing instructions of version 2, or nothing (OFX 1.6 section 2.2.1, OFX 2.2 section 2.2.1).
 *
 * @param isOfx whether the file's first element is {@code OFX}
 * @param named whether the header itself says so
 * @param version three digits as written, empty where there are none
 * @param declared the character set as written
 */
record Header(boolean isOfx, boolean named, String version, Optional<String> declared) {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z][\\w.:-]*)");
    private static final Pattern NAMED = Pattern.compile("OFXHEADER|<\\?OFX", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("VERSION\\s*[:=]\\s*[\"']?(\\d{3})");
    private static final Pattern KNOWN_VERSION = Pattern.compile("|10[0-3]|1[56]\\d|2[0-3]\\d");
    private static final String VALUE =
            "\\s*[:=]\\s*[\"']?([\\w.-]+?)(?=DATA|VERSION|SECURITY|ENCODING|CHARSET|COMPRESSION|OLDFILEUID|NEWFILEUID|[^\\w.-]|$)";
    private static final Pattern ENCODING = Pattern.compile("ENCODING" + VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET = Pattern.compile("CHARSET" + VALUE, Pattern.CASE_INSENSITIVE);

    static Header of(String head) {
        String visible = COMMENT.matcher(head).replaceAll(" ");
        Matcher element = ELEMENT.matcher(visible);
        boolean isOfx = element.find() && "OFX".equalsIgnoreCase(element.group(1));
        Matcher first = Pattern.compile("<OFX[\\s>]", Pattern.CASE_INSENSITIVE).matcher(head);
        String header = first.find() ? head.substring(0, first.start()) : head;
        return new Header(
                isOfx,
                NAMED.matcher(header).find(),
                value(VERSION, header).orElse(""),
                value(CHARSET, header)
                        .filter(charset -> charset(charset).isPresent())
                        .or(() -> value(ENCODING, header)));
    }

    boolean hasKnownVersion() {
        return KNOWN_VERSION.matcher(version).matches();
    }

    /** The declared character set, if it is one: the specification's {@code USASCII}, {@code 1252} or {@code NONE} as it means them. */
    Optional<Charset> declaredCharset() {
        return declared.flatMap(Header::charset);
    }

    private static Optional<Charset> charset(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "NONE", "CSUNICODE" -> Optional.empty();
            case "USASCII", "US-ASCII", "ASCII" -> Optional.of(StandardCharsets.US_ASCII);
            case "UNICODE", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
            default ->
                byName(upper.matches("\\d{3,4}") ? "windows-" + upper : upper.replaceFirst("^8859-", "ISO-8859-"));
        };
    }

    private static Optional<Charset> byName(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
