package com.hissabbook.reporting;

import com.hissabbook.kernel.CurrencyCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which postings of an account are asked for; whatever is empty does not matter.
 *
 * @param from first day
 * @param to last day
 */
public record PostingQuery(
        UUID account, Optional<LocalDate> from, Optional<LocalDate> to, Optional<CurrencyCode> currency) {}
