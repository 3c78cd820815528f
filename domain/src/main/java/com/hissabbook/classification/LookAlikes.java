package com.hissabbook.classification;

import com.hissabbook.classification.Suggestion.Alike;
import com.hissabbook.transaction.CanonicalDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nearest neighbours of a line among classified ones of the same direction. Two lines are as like as the words that they share weigh
 * among all their words; a word weighs the more the rarer it is (inverse document frequency). The neighbours vote for their accounts by their likeness. Each question is
 * answered from at most {@link #COMPARED} examples, those that share its rarest words, however many there are.
 */
final class LookAlikes {

    /** How many examples one line is compared with at most. */
    static final int COMPARED = 1_000;

    /** A word of more than a tenth of the examples, and of more than a few, tells next to nothing. */
    private static final int COMMON = 10;

    private static final int FEW = 100;
    private static final int NEIGHBOURS = 9;
    private static final long THE_SAME = 1_000;
    private static final long LEAST = 250;
    private static final int SHOWN = 3;
    private static final int SHOWN_WORDS = 5;
    private static final int MOST_SUGGESTED = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

    private final List<Known> known = new ArrayList<>();
    private final Map<Directed, List<Integer>> byWord = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private record Directed(boolean out, String word) {}

    /** A transaction that stands where rules or a person put it. */
    private record Known(UUID id, UUID account, boolean out, Set<String> words) {}

    /** @param likeness in thousandths */
    private record Neighbour(Known known, long likeness) {}

    static Set<String> words(String counterparty, String description) {
        Set<String> words = new TreeSet<>();
        Arrays.stream(NO_WORD.split(CanonicalDescription.of(counterparty + ' ' + description)))
                .filter(word -> word.length() > 2)
                .forEach(words::add);
        return words;
    }

    /** The newest first: of equal ones they are the ones that a line is compared with. */
    void learn(UUID id, UUID account, boolean out, Set<String> words) {
        words.forEach(word -> {
            byWord.computeIfAbsent(new Directed(out, word), none -> new ArrayList<>())
                    .add(known.size());
            lines.merge(word, 1, Integer::sum);
        });
        known.add(new Known(id, account, out, words));
    }

    /** At most three, the surest first. */
    List<Suggestion> of(UUID id, boolean out, Set<String> words) {
        List<Neighbour> nearest = nearest(id, out, words);
        long all = nearest.stream().mapToLong(Neighbour::likeness).sum();
        Map<UUID, List<Neighbour>> votes = new HashMap<>();
        nearest.forEach(one -> votes.computeIfAbsent(one.known().account(), none -> new ArrayList<>())
                .add(one));
        return votes.entrySet().stream()
                .map(vote -> suggestion(id, vote.getKey(), vote.getValue(), all, words))
                .sorted(Comparator.comparingInt(Suggestion::confidence)
                        .reversed()
                        .thenComparing(Suggestion::accountId))
                .limit(MOST_SUGGESTED)
                .toList();
    }

    private Suggestion suggestion(UUID id, UUID account, List<Neighbour> votes, long all, Set<String> words) {
        Set<String> shared = new HashSet<>();
        votes.stream().limit(SHOWN).forEach(vote -> shared.addAll(vote.known().words()));
        shared.retainAll(words);
        return new Suggestion(
                id,
                account,
                confidence(votes, all),
                shared.stream()
                        .sorted(Comparator.comparingLong(this::weight)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(SHOWN_WORDS)
                        .toList(),
                votes.stream()
                        .limit(SHOWN)
                        .map(vote -> new Alike(vote.known().id(), Math.clamp(vote.likeness() / 10, 1, 100)))
                        .toList());
    }

    /** The share of the votes, less where the best look-alike is not very like or where few stand behind it; rounded to hundredths. */
    private static int confidence(List<Neighbour> votes, long all) {
        long mine = votes.stream().mapToLong(Neighbour::likeness).sum();
        long whole = all * THE_SAME * (votes.size() + 2);
        long part = 100 * mine * votes.getFirst().likeness() * (votes.size() + 1);
        return Math.clamp((part + whole / 2) / whole, 1, 99);
    }

    private List<Neighbour> nearest(UUID id, boolean out, Set<String> words) {
        long own = together(words);
        return compared(out, words).stream()
                .map(known::get)
                .filter(one -> !one.id().equals(id))
                .map(one -> neighbour(one, words, own))
                .filter(one -> one.likeness() >= LEAST)
                .sorted(Comparator.comparingLong(Neighbour::likeness)
                        .reversed()
                        .thenComparing(one -> one.known().id(), Comparator.reverseOrder()))
                .limit(NEIGHBOURS)
                .toList();
    }

    /**
     * The numbers of the examples of that direction to compare: the newest with the rarest word, then those with the next. Common words
     * lead to none, unless the others lead to fewer than would vote.
     */
    Set<Integer> compared(boolean out, Set<String> words) {
        List<String> rarestFirst = words.stream()
                .sorted(Comparator.comparingInt(this::lines).thenComparing(Comparator.naturalOrder()))
                .toList();
        Set<Integer> led = led(out, rarestFirst.stream().filter(word -> !common(word)));
        return led.size() < NEIGHBOURS ? led(out, rarestFirst.stream()) : led;
    }

    private Set<Integer> led(boolean out, Stream<String> words) {
        return words.flatMap(word -> byWord.getOrDefault(new Directed(out, word), List.of()).stream())
                .limit(COMPARED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean common(String word) {
        return lines(word) > Math.max(FEW, known.size() / COMMON);
    }

    private int lines(String word) {
        return lines.getOrDefault(word, 0);
    }

    private Neighbour neighbour(Known one, Set<String> words, long own) {
        long shared = one.words().stream()
                .filter(words::contains)
                .mapToLong(this::weight)
                .sum();
        return new Neighbour(one, THE_SAME * shared / (own + together(one.words()) - shared));
    }

    private long together(Set<String> words) {
        return words.stream().mapToLong(this::weight).sum();
    }

    /** In bits: 2 for a word of every line, one more each time that half as many have it. */
    private long weight(String word) {
        return Long.SIZE - Long.numberOfLeadingZeros(16 * (known.size() + 1L) / (1 + lines(word))) - 3;
    }
}
