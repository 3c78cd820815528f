package com.hissabbook.api.imports;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.profiles.Layouts;
import com.hissabbook.banking.Answers;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Question.About;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as a person writes them.
 *
 * @param answers the word for each question, by what it is about
 * @param layout a whole CSV layout, in place of words
 * @param profileId a saved layout, in place of words
 */
record WrittenAnswers(
        @Nullable Map<About, @Nullable String> answers,

        @Schema(implementation = CsvProfile.class) @Nullable ObjectNode layout,
        @Nullable UUID profileId) {

    static final WrittenAnswers NONE = new WrittenAnswers(null, null, null);

    Answers read(Layouts layouts) {
        if (layout != null && profileId != null) {
            throw HttpRefusal.field("layout", "and profileId are both given: send one of them");
        }
        Map<About, String> words = new EnumMap<>(About.class);
        Objects.requireNonNullElse(answers, Map.<About, @Nullable String>of()).forEach((about, word) -> {
            if (word != null) {
                words.put(about, word);
            }
        });
        return new Answers(words, Optional.ofNullable(layout).map(layouts::read), Optional.ofNullable(profileId));
    }
}
