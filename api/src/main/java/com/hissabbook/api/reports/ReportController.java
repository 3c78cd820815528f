package com.hissabbook.api.reports;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Page;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.reporting.PostingPage;
import com.hissabbook.reporting.PostingQuery;
import com.hissabbook.reporting.Reports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}")
@Tag(name = "Reports", description = "What the books say; each figure links to the postings that it is the sum of")
class ReportController {

    private final Reports reports;
    private final Cursors cursors;

    ReportController(Reports reports, Cursors cursors) {
        this.reports = reports;
        this.cursors = cursors;
    }

    @GetMapping("/reports/trial-balance")
    @Operation(summary = "What stands on each account at the end of a day; without asOf, of today")
    TrialBalanceView trialBalance(
            @PathVariable UUID org,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf) {
        LocalDate day = Days.of("asOf", asOf).orElseGet(ReportController::today);
        return TrialBalanceView.of(org, reports.trialBalance(day));
    }

    @GetMapping("/reports/profit-and-loss")
    @Operation(
            summary = "Income and expenses by month; without from and to, of this year",
            description = "from and to are months such as 2026-01. With only one of them, the year of that month up to"
                    + " or from there.")
    ProfitAndLossView profitAndLoss(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable YearMonth from,
            @RequestParam(required = false) @Nullable YearMonth to) {
        Optional<YearMonth> first = Days.of("from", from);
        Optional<YearMonth> last = Days.of("to", to);
        int year = first.or(() -> last).map(YearMonth::getYear).orElseGet(() -> today().getYear());
        return ProfitAndLossView.of(
                org,
                reports.profitAndLoss(
                        first.orElseGet(() -> YearMonth.of(year, 1)), last.orElseGet(() -> YearMonth.of(year, 12))));
    }

    @GetMapping("/accounts/{id}/postings")
    @Operation(summary = "The postings of an account, earliest day first: what a report's figure is made of")
    Page<PostingView> postings(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        String list = "postings/" + id;
        PostingPage page = reports.postingsOf(
                new PostingQuery(id, Days.of("from", from), Days.of("to", to), currency(currency)),
                cursors.read(list, cursor).map(PostingPage.Position::of),
                Page.limit(limit));
        return new Page<>(
                page.items().stream().map(line -> PostingView.of(org, line)).toList(),
                page.next()
                        .map(next -> cursors.after(list, next.parts().toArray(String[]::new)))
                        .orElse(null));
    }

    private static Optional<CurrencyCode> currency(@Nullable String code) {
        if (code != null && !CurrencyCode.isKnown(code)) {
            throw HttpRefusal.field("currency", "is not an ISO 4217 currency");
        }
        return Optional.ofNullable(code).map(CurrencyCode::new);
    }

    /** Of the server; who cares for the hours around midnight names the day. */
    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
