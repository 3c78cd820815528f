package com.hissabbook.adapters.corpus;

import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.UnreadableFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares readings with the corpus' expectations and counts, per format, what came of them. */
public final class CorpusScore {

    /** What came of a file. Only {@link #WRONG} is a failure: the others are what the corpus expects, or a question. */
    public enum Verdict {
        RIGHT,
        RIGHT_WITH_WARNING,
        ASKED,
        REFUSED,
        ROW_ERRORS,
        WRONG,
        DISPUTED,
        NO_EXPECTATION
    }

    /**
     * @param asExpected whether it is the expected outcome class with the expected facts; false for a question that was not expected
     * @param why what is wrong, empty if nothing is
     */
    public record Result(CorpusFile file, Verdict verdict, boolean asExpected, String why) {}

    /** Refusals that mean "valid, but nothing to book". */
    private static final Set<String> NOTHING_TO_BOOK = Set.of("no-statement", "no-transactions");

    private static final String INVESTMENT = "investment-account";

    private final Set<String> disputed;
    private final List<Result> results = new ArrayList<>();

    public CorpusScore(Corpus corpus) {
        this.disputed = corpus.disputed();
    }

    /** Facts may be fewer than the lines; those given are compared in file order. */
    public Result add(CorpusFile file, Reading reading, List<Fact> facts) {
        Result result = judge(file, reading, facts);
        if (result.verdict() == Verdict.WRONG && disputed.contains(file.path())) {
            result = new Result(file, Verdict.DISPUTED, false, result.why());
        }
        results.add(result);
        return result;
    }

    public List<Result> wrong() {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.WRONG)
                .toList();
    }

    /**
     * Prints the table and writes {@code build/measures/corpus-<name>.json}: {@code wrong} and {@code right-share} over all files with a
     * known expectation, and by format.
     */
    public void publish(String name) {
        System.out.println("corpus, " + name + ":" + System.lineSeparator() + table());
        new CorpusMeasures(results).write(name);
    }

    /** One line a format: how many files ended how. */
    private String table() {
        Map<String, Map<Verdict, Integer>> byFormat = new TreeMap<>();
        for (Result result : results) {
            byFormat.computeIfAbsent(result.file().format(), format -> new EnumMap<>(Verdict.class))
                    .merge(result.verdict(), 1, Integer::sum);
        }
        StringBuilder table = new StringBuilder();
        byFormat.forEach((format, counts) ->
                table.append(format).append(' ').append(counts).append(System.lineSeparator()));
        return table.toString();
    }

    private static Result judge(CorpusFile file, Reading reading, List<Fact> facts) {
        if (reading.question().isPresent()) {
            return new Result(file, Verdict.ASKED, file.kind() == CorpusFile.Kind.ASK, "");
        }
        return switch (file.kind()) {
            case IMPORT -> booked(file, reading, facts);
            case WARNING -> warned(file, reading, facts);
            case ROW_ERRORS -> rowErrors(file, reading, facts);
            case ASK -> wrong(file, "was not asked: " + told(reading));
            case NOTHING -> nothing(file, reading);
            case INVESTMENT -> investment(file, reading, facts);
            case REJECT -> refused(file, reading);
            case REFUSE_OR_WARN ->
                reading.refused().isPresent() ? refused(file, reading) : warned(file, reading, facts);
            case FRAGMENT, UNMAPPED -> new Result(file, Verdict.NO_EXPECTATION, true, "");
        };
    }

    private static Result booked(CorpusFile file, Reading reading, List<Fact> facts) {
        List<Line> lines = reading.lines();
        BigDecimal sum = sum(lines);
        if (reading.refused().isPresent() || !reading.rejections().isEmpty()) {
            return wrong(file, told(reading));
        } else if (file.n().isPresent() && file.n().get() != lines.size()) {
            return wrong(file, lines.size() + " lines, expected " + file.n().get());
        } else if (file.sum().isPresent() && file.sum().get().compareTo(sum) != 0) {
            return wrong(file, "sum " + sum + ", expected " + file.sum().get());
        }
        for (int i = 0; i < Math.min(lines.size(), facts.size()); i++) {
            Optional<String> difference = facts.get(i).difference(lines.get(i));
            if (difference.isPresent()) {
                return wrong(file, "line " + (i + 1) + ": " + difference.get());
            }
        }
        Verdict verdict = reading.warnings().isEmpty() ? Verdict.RIGHT : Verdict.RIGHT_WITH_WARNING;
        return new Result(file, verdict, true, String.join(" ", reading.warnings()));
    }

    private static Result warned(CorpusFile file, Reading reading, List<Fact> facts) {
        Result result = booked(file, reading, facts);
        return result.verdict() == Verdict.RIGHT ? wrong(file, "booked without the warning") : result;
    }

    private static Result rowErrors(CorpusFile file, Reading reading, List<Fact> facts) {
        int seen = reading.lines().size() + reading.rejections().size();
        if (reading.refused().isPresent() || reading.rejections().isEmpty()) {
            return wrong(file, "no row error: " + told(reading));
        } else if (file.n().isPresent() && file.n().get() != seen) {
            return wrong(
                    file, seen + " lines and row errors, expected " + file.n().get());
        }
        return subset(reading.lines(), facts)
                .map(why -> wrong(file, why))
                .orElseGet(() -> new Result(file, Verdict.ROW_ERRORS, true, ""));
    }

    private static Result nothing(CorpusFile file, Reading reading) {
        boolean said = reading.refused()
                .map(refusal -> NOTHING_TO_BOOK.contains(refusal.code()))
                .orElse(reading.lines().isEmpty() && reading.rejections().isEmpty());
        return said ? new Result(file, Verdict.RIGHT, true, "") : wrong(file, told(reading));
    }

    /** Cash rows, all of them or some with the word that it is an investment account, or that word alone. */
    private static Result investment(CorpusFile file, Reading reading, List<Fact> facts) {
        boolean said = reading.warnings().contains(INVESTMENT)
                || reading.refused()
                        .map(UnreadableFile::code)
                        .filter(INVESTMENT::equals)
                        .isPresent();
        if (!said) {
            return booked(file, reading, facts);
        }
        return subset(reading.lines(), facts)
                .map(why -> wrong(file, why))
                .orElseGet(() -> new Result(file, Verdict.RIGHT_WITH_WARNING, true, INVESTMENT));
    }

    private static Result refused(CorpusFile file, Reading reading) {
        return reading.refused()
                .map(refusal -> new Result(file, Verdict.REFUSED, true, refusal.code()))
                .orElseGet(() -> wrong(file, "was not refused: " + told(reading)));
    }

    /** Whether each line is one of the facts, in their order. */
    private static Optional<String> subset(List<Line> lines, List<Fact> facts) {
        int next = 0;
        for (Line line : lines) {
            while (next < facts.size() && facts.get(next).difference(line).isPresent()) {
                next++;
            }
            if (next++ >= facts.size()) {
                return Optional.of("booked what is not expected: " + line.booked() + " " + line.amount());
            }
        }
        return Optional.empty();
    }

    private static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(line -> line.amount().toDecimal()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Result wrong(CorpusFile file, String why) {
        return new Result(file, Verdict.WRONG, false, why);
    }

    private static String told(Reading reading) {
        return reading.refused()
                .map(refusal ->
                        "refused, " + refusal.code() + " (line " + refusal.line() + "): " + refusal.getMessage())
                .orElseGet(() -> reading.lines().size() + " lines, "
                        + reading.rejections().size() + " row errors "
                        + reading.rejections().stream()
                                .map(r -> r.code())
                                .distinct()
                                .toList());
    }
}
