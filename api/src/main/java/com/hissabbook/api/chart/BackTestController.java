package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.classification.BackTesting;
import com.hissabbook.classification.DraftRules;
import com.hissabbook.classification.DraftRules.Draft;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/rules/back-test")
@Tag(name = "Rules")
class BackTestController {

    private final BackTesting backTesting;

    BackTestController(BackTesting backTesting) {
        this.backTesting = backTesting;
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
                    "Compares what the rules in force and the same with these changes would make of the banks' transactions of up to 366"
                            + " days: which would be elsewhere, what that does to profit and loss by month, and how often the changed"
                            + " rules agree with what people chose.")
    BackTestView run(@PathVariable UUID org, @Valid @RequestBody Trial asked) {
        LocalDate to = Days.of("to", asked.to()).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        LocalDate from = Days.of("from", asked.from()).orElseGet(() -> to.minusYears(1));
        return BackTestView.of(org, backTesting.run(asked.drafts(), from, to));
    }
}
