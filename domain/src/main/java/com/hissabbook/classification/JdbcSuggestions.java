package com.hissabbook.classification;

import com.hissabbook.classification.Classified.ByBank;
import com.hissabbook.classification.LearningFromThePast.Open;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Suggestions}, learned anew for each question. */
@Component
@Transactional(readOnly = true)
class JdbcSuggestions implements Suggestions {

    private final LearningFromThePast learning;
    private final Classified classified;
    private final StoredSuggestionSettings settings;
    private final FixedInBooks books;

    /** Lines of equal words are asked about once: what is open is no example, so that nothing else of them matters. */
    private record Alike(boolean out, Set<String> words) {}

    JdbcSuggestions(
            LearningFromThePast learning,
            Classified classified,
            StoredSuggestionSettings settings,
            FixedInBooks books) {
        this.learning = learning;
        this.classified = classified;
        this.settings = settings;
        this.books = books;
    }

    @Override
    public SuggestionSettings.Versioned settings() {
        return settings.read();
    }

    @Override
    @Transactional
    public SuggestionSettings.Versioned change(long version, SuggestionSettings wanted) {
        return settings.write(version, wanted);
    }

    @Override
    public List<Suggestion> forUncategorised(int minConfidence, int limit) {
        List<Open> open = new ArrayList<>();
        LookAlikes past = learning.past(open::add);
        Map<Alike, Optional<Suggestion>> told = new HashMap<>();
        return open.stream()
                .flatMap(one -> told
                        .computeIfAbsent(new Alike(one.out(), one.words()), alike -> surest(past, one))
                        .map(suggestion -> suggestion.about(one.id()))
                        .stream())
                .filter(suggestion -> suggestion.confidence() >= minConfidence)
                .sorted(Comparator.comparingInt(Suggestion::confidence).reversed())
                .limit(limit)
                .toList();
    }

    private static Optional<Suggestion> surest(LookAlikes past, Open one) {
        return past.of(one.id(), one.out(), one.words()).stream().findFirst();
    }

    @Override
    public List<Suggestion> of(UUID transactionId) {
        return classified
                .find(transactionId)
                .filter(one -> books.among(List.of(transactionId)).isEmpty())
                .map(one -> of(transactionId, one))
                .orElse(List.of());
    }

    private List<Suggestion> of(UUID transactionId, ByBank one) {
        return learning.past(uncategorised -> {})
                .of(transactionId, one.facts().amount() < 0, LookAlikes.words(one.counterparty(), one.description()));
    }
}
