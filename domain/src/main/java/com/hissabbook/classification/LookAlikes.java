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
    private static final double LEAST = 0.25;
    private static final int SHOWN = 3;
    private static final int MOST_SUGGESTED = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

    private final List<Known> known = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();

    /** A transaction that stands where rules or a person put it. */
    private record Known(UUID id, UUID account, boolean out, Set<String> words) {}

    private record Neighbour(Known known, double likeness) {}

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
        double all = nearest.stream().mapToDouble(Neighbour::likeness).sum();
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

    /** The share of the votes, less where the best look-alike is not very like or where few stand behind it. */
    private Suggestion suggestion(UUID id, UUID account, List<Neighbour> votes, double all, Set<String> words) {
        double share = votes.stream().mapToDouble(Neighbour::likeness).sum() / all;
        double experience = (votes.size() + 1.0) / (votes.size() + 2.0);
        int confidence = (int) Math.round(100 * share * votes.getFirst().likeness() * experience);
        Set<String> shared = new HashSet<>();
        votes.stream().limit(SHOWN).forEach(vote -> shared.addAll(vote.known().words()));
        shared.retainAll(words);
        return new Suggestion(
                id,
                account,
                Math.clamp(confidence, 1, 99),
                shared.stream()
                        .sorted(Comparator.comparingDouble(this::weight)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(5)
                        .toList(),
                votes.stream()
                        .limit(SHOWN)
                        .map(vote ->
                                new Alike(vote.known().id(), Math.clamp(Math.round(100 * vote.likeness()), 1, 100)))
                        .toList());
    }

    private List<Neighbour> nearest(UUID id, boolean out, Set<String> words) {
        Map<Integer, Double> shared = new HashMap<>();
        for (String word : words) {
            double weight = weight(word);
            byWord.getOrDefault(word, List.of()).forEach(no -> shared.merge(no, weight, Double::sum));
        }
        double own = words.stream().mapToDouble(this::weight).sum();
        return shared.entrySet().stream()
                .map(one -> neighbour(known.get(one.getKey()), one.getValue(), own))
                .filter(one -> one.likeness() >= LEAST
                        && one.known().out() == out
                        && !one.known().id().equals(id))
                .sorted(Comparator.comparingDouble(Neighbour::likeness)
                        .reversed()
                        .thenComparing(one -> one.known().id(), Comparator.reverseOrder()))
                .limit(NEIGHBOURS)
                .toList();
    }

    private Neighbour neighbour(Known one, double shared, double own) {
        double theirs = one.words().stream().mapToDouble(this::weight).sum();
        return new Neighbour(one, shared / (own + theirs - shared));
    }

    private double weight(String word) {
        return Math.log(1
                + (known.size() + 1.0)
                        / (1 + byWord.getOrDefault(word, List.of()).size()));
    }
}
