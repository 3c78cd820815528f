package com.hissabbook.api.reports;

import com.hissabbook.api.http.Routes;
import com.hissabbook.kernel.CurrencyCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param postings the postings that a figure is the sum of */
record FigureLinks(String postings) {

    static FigureLinks of(
            UUID organisation, UUID account, CurrencyCode currency, @Nullable LocalDate from, LocalDate to) {
        return new FigureLinks(Routes.postings(organisation, account, currency.code(), from, to));
    }
}
