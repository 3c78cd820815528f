package com.hissabbook.adapters.corpus;

import com.hissabbook.adapters.corpus.CorpusScore.Result;
import com.hissabbook.adapters.corpus.CorpusScore.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The corpus' figures as a file. A file is right if it ended in the expected outcome class with the expected facts; a question that was
 * not expected and a disputed file are not right, but neither are they wrong.
 */
record CorpusMeasures(List<Result> results) {

    void write(String name) {
        List<String> measures = new ArrayList<>(of("", result -> true));
        new TreeSet<>(results.stream().map(result -> result.file().format()).toList())
                .forEach(format -> measures.addAll(
                        of("-" + format, result -> result.file().format().equals(format))));
        try {
            Path folder = Files.createDirectories(project().resolve("build/measures"));
            Files.writeString(
                    folder.resolve("corpus-" + name + ".json"),
                    "{\"measures\": [\n  " + String.join(",\n  ", measures) + "\n]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> of(String suffix, Predicate<Result> which) {
        List<Result> known = results.stream()
                .filter(which)
                .filter(result -> result.verdict() != Verdict.NO_EXPECTATION)
                .toList();
        long wrong = known.stream()
                .filter(result -> result.verdict() == Verdict.WRONG)
                .count();
        long right = known.stream().filter(Result::asExpected).count();
        return List.of(
                measure("wrong" + suffix, wrong, known.size()),
                measure("right-share" + suffix, known.isEmpty() ? 0 : (double) right / known.size(), known.size()));
    }

    private static String measure(String id, double value, int files) {
        return String.format(Locale.ROOT, "{\"id\": \"%s\", \"value\": %.4f, \"n\": %d}", id, value, files);
    }

    /** The tests run in their module's folder. */
    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("Makefile"))
                ? here
                : here.resolve("..").normalize();
    }
}
