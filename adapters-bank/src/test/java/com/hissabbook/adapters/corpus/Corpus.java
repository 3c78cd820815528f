package com.hissabbook.adapters.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The statement corpus: other people's files, so never part of the project. It is the folder named by the system property
 * {@code hissabbook.corpus} or {@code shared/corpus} beside the project.
 *
 * @param disputed paths listed in the project's {@code corpus-exceptions.tsv}: counted apart, never as right
 */
public record Corpus(Path folder, List<CorpusFile> files, Set<String> disputed) {

    private static final String EXCEPTIONS = "corpus-exceptions.tsv";

    /** Skips the calling test where there is no corpus; fails it in CI, where a missing corpus would hide everything. */
    public static Corpus present() {
        Optional<Path> folder = locate();
        if (folder.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail("the corpus is absent, and CI proves nothing without it");
        }
        Assumptions.assumeTrue(folder.isPresent(), "skipped: corpus not present");
        return read(folder.orElseThrow());
    }

    public List<CorpusFile> of(String... formats) {
        Set<String> wanted = Set.of(formats);
        return files.stream().filter(file -> wanted.contains(file.format())).toList();
    }

    private static Optional<Path> locate() {
        String given = System.getProperty("hissabbook.corpus", "");
        if (!given.isBlank()) {
            return Optional.of(Path.of(given)).filter(Corpus::isCorpus);
        }
        return ancestors()
                .map(folder -> folder.resolve("shared/corpus"))
                .filter(Corpus::isCorpus)
                .findFirst();
    }

    private static boolean isCorpus(Path folder) {
        return Files.exists(folder.resolve("INDEX.tsv"));
    }

    private static Stream<Path> ancestors() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent);
    }

    private static Corpus read(Path folder) {
        List<CorpusFile> files = rows(folder.resolve("INDEX.tsv"))
                .map(row -> new CorpusFile(
                        folder,
                        row[0],
                        row[1],
                        row[2],
                        number(row[3]).map(BigDecimal::intValueExact),
                        number(row[4]),
                        row[8]))
                .toList();
        Set<String> disputed = ancestors()
                .map(root -> root.resolve(EXCEPTIONS))
                .filter(Files::exists)
                .findFirst()
                .map(Corpus::rows)
                .orElseGet(Stream::empty)
                .map(row -> row[0])
                .collect(Collectors.toUnmodifiableSet());
        return new Corpus(folder, files, disputed);
    }

    private static Stream<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException unknown) {
            return Optional.empty();
        }
    }
}
