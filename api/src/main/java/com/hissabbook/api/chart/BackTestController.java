package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.classification.BackTest;
import com.hissabbook.classification.BackTestScope;
import com.hissabbook.classification.BackTesting;
import com.hissabbook.classification.DraftRules;
import com.hissabbook.classification.DraftRules.Draft;
import com.hissabbook.ledger.PeriodLocks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/orgs/{org}/rules/back-test")
@Tag(name = "Rules")
class BackTestController {

    private final BackTesting backTesting;
    private final PeriodLocks periodLocks;
    private final JsonMapper json;

    BackTestController(BackTesting backTesting, PeriodLocks periodLocks, JsonMapper json) {
        this.backTesting = backTesting;
        this.periodLocks = periodLocks;
        this.json = json;
    }

    /** @param id of the rule that it changes; absent for a new one */
    record DraftRule(@Nullable UUID id, @NotNull @Valid WrittenRule rule) {}

    /**
     * @param rules new and changed ones
     * @param deactivate ids of rules to be taken out of use
     * @param from absent: a year before the last day
     * @param to absent: today
     */
    record Trial(
            @Nullable List<@NotNull @Valid DraftRule> rules,
            @Nullable Set<@NotNull UUID> deactivate,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        DraftRules drafts() {
            return new DraftRules(
                    rules == null
                            ? List.of()
                            : rules.stream()
                                    .map(draft -> new Draft(
                                            Optional.ofNullable(draft.id()),
                                            draft.rule().toRequest()))
                                    .toList(),
                    deactivate == null ? Set.of() : deactivate);
        }

        @Override
        public String toString() {
            return "Trial[…]";
        }
    }

    @PostMapping
    @Operation(
            summary = "Try changed rules on history before they are saved; nothing is changed",
            description =
                    "Compares what the rules in force and the same with these changes would make of the banks' transactions of up to 20"
                            + " years: which would be elsewhere, what that does to profit and loss by month, and how often the changed"
                            + " rules agree with what people chose; locked periods apart. With Accept: application/x-ndjson progress"
                            + " comes as lines {\"transactions\": …}, and the result as the last line.")
    @Nullable
    BackTestView run(
            @PathVariable UUID org,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @Valid @RequestBody Trial asked,
            HttpServletResponse response) {
        LocalDate to = Days.of("to", asked.to()).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        LocalDate from = Days.of("from", asked.from()).orElseGet(() -> to.minusYears(1));
        var scope = new BackTestScope(from, to, periodLocks.lockedThrough());
        if (accept == null || !accept.contains(MediaType.APPLICATION_NDJSON_VALUE)) {
            return BackTestView.of(org, backTesting.run(asked.drafts(), scope, looked -> {}));
        }
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        BackTest test =
                backTesting.run(asked.drafts(), scope, looked -> line(response, Map.of("transactions", looked)));
        line(response, BackTestView.of(org, test));
        return null;
    }

    /** Sent at once. What is refused before the first line is answered as ever. */
    private void line(HttpServletResponse response, Object one) {
        try {
            response.getOutputStream().write(json.writeValueAsBytes(one));
            response.getOutputStream().write('\n');
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
