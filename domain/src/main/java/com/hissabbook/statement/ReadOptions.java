package com.hissabbook.statement;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.Question.About;
import java.util.Map;
import java.util.Optional;

/**
 * What is known from outside the file.
 *
 * @param profile how a CSV file is laid out; formats that describe themselves ignore it
 * @param accountCurrency the money account's currency, for files that name none; a file that names another one is not overruled
 * @param answers what a person answered to the questions that the file left open
 */
public record ReadOptions(
        Optional<CsvProfile> profile, Optional<CurrencyCode> accountCurrency, Map<About, String> answers) {

    public static final ReadOptions NONE = new ReadOptions(Optional.empty(), Optional.empty());

    public ReadOptions {
        answers = Map.copyOf(answers);
    }

    public ReadOptions(Optional<CsvProfile> profile, Optional<CurrencyCode> accountCurrency) {
        this(profile, accountCurrency, Map.of());
    }

    /** What was answered to this question; empty if nothing was, or nothing that answers it: it is still open then. */
    public Optional<String> answer(Question question) {
        return Optional.ofNullable(answers.get(question.about())).filter(question::isAnsweredBy);
    }
}
