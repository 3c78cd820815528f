package com.hissabbook.banking;

import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Question.About;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/**
 * What a person answers to an import's open questions.
 *
 * @param words the answer to each question, in the words that its options give
 * @param layout a whole CSV layout, which is the answer to {@link About#COLUMNS} and may stand for all others
 * @param csvProfileId a saved layout, in place of {@code layout}
 */
public record Answers(Map<About, String> words, Optional<CsvProfile> layout, Optional<UUID> csvProfileId) {

    static final TypeReference<Map<About, String>> WORDS = new TypeReference<>() {};

    public static final Answers NONE = new Answers(Map.of(), Optional.empty(), Optional.empty());

    public Answers {
        words = Map.copyOf(words);
    }
}
