package com.hissabbook.classification;

import com.hissabbook.classification.Suggestion.Alike;
import com.hissabbook.transaction.CanonicalDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The nearest neighbours of a line among classified ones of the same direction. Two lines are as like as the words that they share weigh
 * among all their words; a word weighs the more the rarer it is (inverse document frequency). The neighbours vote for their accounts by their likeness.
 */
final class LookAlikes {

    private static final int NEIGHBOURS = 9;
    private static final long THE_SAME = 1_000;
    private static final long LEAST = 250;
    private static final int SHOWN = 3;
    private static final int SHOWN_WORDS = 5;
    private static final int MOST_SUGGESTED = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

    private final List<Known> known = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();

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

    void learn(UUID id, UUID account, boolean out, Set<String> words) {
        words.forEach(
                word -> byWord.computeIfAbsent(word, none -> new ArrayList<>()).add(known.size()));
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
        Map<Integer, Long> shared = new HashMap<>();
        for (String word : words) {
            long weight = weight(word);
            byWord.getOrDefault(word, List.of()).forEach(no -> shared.merge(no, weight, Long::sum));
        }
        long own = words.stream().mapToLong(this::weight).sum();
        return shared.entrySet().stream()
                .map(one -> neighbour(known.get(one.getKey()), one.getValue(), own))
                .filter(one -> one.likeness() >= LEAST
                        && one.known().out() == out
                        && !one.known().id().equals(id))
                .sorted(Comparator.comparingLong(Neighbour::likeness)
                        .reversed()
                        .thenComparing(one -> one.known().id(), Comparator.reverseOrder()))
                .limit(NEIGHBOURS)
                .toList();
    }

    private Neighbour neighbour(Known one, long shared, long own) {
        long theirs = one.words().stream().mapToLong(this::weight).sum();
        return new Neighbour(one, THE_SAME * shared / (own + theirs - shared));
    }

    /** In bits: 2 for a word of every line, one more each time that half as many have it. */
    private long weight(String word) {
        long lines = byWord.getOrDefault(word, List.of()).size();
        return Long.SIZE - Long.numberOfLeadingZeros(16 * (known.size() + 1L) / (1 + lines)) - 3;
    }
}
