package com.hissabbook.adapters.csv;

import com.hissabbook.statement.UnreadableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognises a layout again: the delimiter and the names of the columns in order, whatever stands above them and however they are
 * capitalised or quoted. Rows do not matter, so that next month's file has the same fingerprint.
 */
final class Fingerprint {

    private Fingerprint() {}

    static Optional<String> of(byte[] head) throws IOException {
        if (FileKind.otherThanCsv(head) != null) {
            return Optional.empty();
        }
        Charset charset = Charsets.detect(head);
        return Stream.of(',', ';', '\t', '|')
                .map(delimiter -> names(head, charset, delimiter))
                .filter(names -> names.size() > 2)
                .max(Comparator.comparingInt(List::size))
                .map(names -> digest(String.join("\u001f", names)));
    }

    /** The delimiter and the names of the columns; the delimiter alone where no row names any. */
    private static List<String> names(byte[] head, Charset charset, char delimiter) {
        List<String> names = new ArrayList<>();
        names.add(String.valueOf(delimiter));
        table(head, charset, delimiter).map(Table::header).map(Layout::namesOf).ifPresent(names::addAll);
        return names;
    }

    private static Optional<Table> table(byte[] head, Charset charset, char delimiter) {
        try {
            return Optional.of(Table.read(Encoded.text(new ByteArrayInputStream(head), charset), delimiter));
        } catch (IOException | UnreadableFile unread) {
            return Optional.empty();
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
