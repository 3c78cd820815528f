package com.hissabbook.adapters.corpus;

import com.hissabbook.statement.StatementEvent.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the corpus knows of one transaction; empty fields are not compared.
 *
 * @param text a text that the description or the counterparty must contain, white space aside
 */
public record Fact(
        Optional<LocalDate> booked, Optional<BigDecimal> amount, Optional<String> bankId, Optional<String> text) {

    /** What of the line differs, empty where all is as expected. */
    public Optional<String> difference(Line line) {
        BigDecimal found = line.amount().toDecimal();
        if (booked.isPresent() && !booked.get().equals(line.booked())) {
            return Optional.of("booked " + line.booked() + ", expected " + booked.get());
        } else if (amount.isPresent() && amount.get().compareTo(found) != 0) {
            return Optional.of("amount " + found + ", expected " + amount.get());
        } else if (bankId.isPresent()
                && !squeezed(bankId.get()).equals(squeezed(line.bankId().orElse("")))) {
            return Optional.of("bank id " + line.bankId() + ", expected " + bankId.get());
        } else if (text.isPresent() && !textOf(line).contains(squeezed(text.get()))) {
            return Optional.of("text '" + textOf(line) + "', expected '" + text.get() + "'");
        }
        return Optional.empty();
    }

    private static String textOf(Line line) {
        return squeezed(line.description() + " " + line.counterparty().orElse(""));
    }

    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
