package com.hissabbook.api.imports;

import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.StagedLine;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.classification.PlannedEntries;
import com.hissabbook.ledger.PeriodLocks;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the lines of an import that waits for review would post. */
@Component
class PlannedEntryViews {

    private final PlannedEntries entries;
    private final ChartOfAccounts chart;
    private final PeriodLocks periodLocks;

    PlannedEntryViews(PlannedEntries entries, ChartOfAccounts chart, PeriodLocks periodLocks) {
        this.entries = entries;
        this.chart = chart;
        this.periodLocks = periodLocks;
    }

    /** By number of the line; none for an import that does not wait for review, and for lines that would post nothing. */
    Map<Integer, PlannedEntryView> of(Import found, List<StagedLine> lines) {
        if (found.state() != ImportState.AWAITING_REVIEW) {
            return Map.of();
        }
        var planned =
                entries.of(found.id(), lines.stream().map(StagedLine::lineNo).toList());
        if (planned.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Account> accounts = chart.list().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Optional<LocalDate> locked = periodLocks.lockedThrough();
        Map<Integer, PlannedEntryView> views = new HashMap<>();
        for (StagedLine line : lines) {
            Optional.ofNullable(planned.get(line.lineNo())).ifPresent(entry -> {
                LocalDate booked = line.booked().orElseThrow();
                LocalDate day = locked.filter(through -> !booked.isAfter(through))
                        .map(through -> through.plusDays(1))
                        .orElse(booked);
                views.put(line.lineNo(), PlannedEntryView.of(entry, booked, day, accounts));
            });
        }
        return views;
    }
}
