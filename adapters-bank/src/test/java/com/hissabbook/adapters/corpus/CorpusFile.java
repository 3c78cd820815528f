package com.hissabbook.adapters.corpus;

import com.hissabbook.statement.FileHead;
import com.hissabbook.statement.StatementSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the corpus' INDEX.tsv: a real file and what a correct importer does with it.
 *
 * @param folder the corpus
 * @param path the file within it
 * @param expect the outcome class in the index's words
 * @param n booked transactions, those with row errors included; empty where unknown
 * @param sum their signed sum, currencies added without conversion; empty where unknown
 */
public record CorpusFile(
        Path folder,
        String path,
        String format,
        String expect,
        Optional<Integer> n,
        Optional<BigDecimal> sum,
        String quirk) {

    /** The outcome class without the words in brackets. */
    public enum Kind {
        IMPORT,
        WARNING,
        ROW_ERRORS,
        ASK,
        NOTHING,
        INVESTMENT,
        REJECT,
        REFUSE_OR_WARN,
        FRAGMENT,
        UNMAPPED
    }

    public Kind kind() {
        return switch (expect) {
            case "import" -> Kind.IMPORT;
            case "import with warning" -> Kind.WARNING;
            case "import with row errors" -> Kind.ROW_ERRORS;
            case "no transactions", "no statement" -> Kind.NOTHING;
            case "unmapped" -> Kind.UNMAPPED;
            default -> byPrefix();
        };
    }

    private Kind byPrefix() {
        if (expect.startsWith("ask user")) {
            return Kind.ASK;
        } else if (expect.startsWith("investment")) {
            return Kind.INVESTMENT;
        } else if (expect.startsWith("reject")) {
            return Kind.REJECT;
        } else if (expect.startsWith("refuse or warn")) {
            return Kind.REFUSE_OR_WARN;
        } else if (expect.startsWith("fragment")) {
            return Kind.FRAGMENT;
        }
        throw new IllegalStateException("the corpus index has an outcome class that is new here: " + expect);
    }

    public Path file() {
        return folder.resolve(path);
    }

    public StatementSource source() {
        Path file = file();
        return new StatementSource() {
            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }

            @Override
            public long size() {
                try {
                    return Files.size(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** What a reader sees of the file when it is asked whether it knows it. */
    public FileHead head() throws IOException {
        try (InputStream in = source().open()) {
            return new FileHead(in.readNBytes(FileHead.SIZE), false);
        }
    }

    /** The expectation transaction by transaction, an empty object where there is none. */
    public Map<String, Object> expected() {
        Path file = folder.resolve("expected").resolve(path + ".json");
        try {
            return Files.exists(file) ? Json.object(Json.parse(Files.readString(file))) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
