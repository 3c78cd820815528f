package com.hissabbook.api.chart;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.classification.Application;
import com.hissabbook.classification.Application.Status;
import com.hissabbook.classification.ApplicationOutcome;
import com.hissabbook.ledger.Reclassifying;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rules applied to the past, or an account merged into another.
 *
 * @param cause RULES or MERGE
 * @param ledgerIds that were asked for; empty: all
 * @param ruleIds that were asked for; empty: all
 * @param rulesVersion of the rule set that is applied
 * @param accountId that is merged; absent where rules are applied
 * @param into the account that it is merged into
 * @param lines that were planned
 * @param through the last line that was carried out
 * @param undoneThrough the last line that was taken back
 * @param outcome absent in lists
 */
record ApplicationView(
        UUID id,
        Application.Cause cause,
        Application.State state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<UUID> ledgerIds,
        List<UUID> ruleIds,
        long rulesVersion,
        @Nullable UUID accountId,
        @Nullable UUID into,
        String planHash,
        int lines,
        int through,
        int undoneThrough,
        @Nullable Outcome outcome,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    /** @param planHash to be sent to apply exactly this */
    record Plan(String planHash, long rulesVersion, Outcome outcome) {

        static Plan of(UUID organisation, Reclassifying.Plan plan) {
            return new Plan(
                    plan.hash(),
                    plan.application().ruleSetVersion(),
                    Outcome.of(organisation, plan.application(), plan.outcome()));
        }
    }

    /**
     * What the entries of a month do to an account.
     *
     * @param month in which the entries count, such as {@code 2025-03}
     * @param lineMonth of the day that the bank, or who entered it, gave the transactions; another one where that day was locked
     * @param change of the account's postings: more debit is positive
     */
    record Effect(String month, String lineMonth, UUID accountId, MoneyJson change) {}

    /**
     * What the undo left as it is.
     *
     * @param why CHOSEN: a person chose since; KEPT: it was moved on, matched, voided, or its import was undone
     */
    record Kept(Status why, BackTestView.Example line) {}

    /**
     * What is done, or was.
     *
     * @param transactions that were looked at
     * @param overridden of these, those that a person put elsewhere than the rules would; they stay
     * @param toMove planned and not carried out yet
     * @param locked in locked periods; they stay
     * @param elsewhere voided, split, matched or moved by hand, so that no single account holds them; they stay
     * @param moved by an entry that stands
     * @param skipped when their turn came a person had chosen, or they stood elsewhere
     * @param reversed by the undo
     * @param kept by the undo, since a person, a later application or the undo of an import decided meanwhile
     * @param effects on accounts of income and expense, by the month in which the entries count
     * @param lockedLines the first 100
     * @param keptLines the first 100 that the undo left
     */
    record Outcome(
            long transactions,
            long overridden,
            long toMove,
            long locked,
            long elsewhere,
            long moved,
            long skipped,
            long reversed,
            long kept,
            List<BackTestView.Move> moves,
            List<Effect> effects,
            List<BackTestView.Example> lockedLines,
            List<Kept> keptLines) {

        static Outcome of(UUID organisation, Application one, ApplicationOutcome outcome) {
            Map<Status, Long> lines = outcome.lines();
            return new Outcome(
                    one.transactions(),
                    one.overridden(),
                    lines.getOrDefault(Status.PLANNED, 0L),
                    lines.getOrDefault(Status.LOCKED, 0L),
                    lines.getOrDefault(Status.ELSEWHERE, 0L),
                    lines.getOrDefault(Status.POSTED, 0L),
                    lines.getOrDefault(Status.SKIPPED, 0L),
                    lines.getOrDefault(Status.REVERSED, 0L),
                    lines.getOrDefault(Status.CHOSEN, 0L) + lines.getOrDefault(Status.KEPT, 0L),
                    outcome.moves().stream().map(BackTestView.Move::of).toList(),
                    outcome.effects().stream()
                            .map(effect -> new Effect(
                                    effect.month().toString(),
                                    effect.lineMonth().toString(),
                                    effect.account(),
                                    MoneyJson.of(effect.change())))
                            .toList(),
                    outcome.locked().stream()
                            .map(stays -> line(organisation, stays))
                            .toList(),
                    outcome.kept().stream()
                            .map(stays -> new Kept(stays.why(), line(organisation, stays)))
                            .toList());
        }

        private static BackTestView.Example line(UUID organisation, ApplicationOutcome.Stays stays) {
            return new BackTestView.Example(
                    stays.transactionId(),
                    stays.day(),
                    MoneyJson.of(stays.amount()),
                    stays.from().account().orElse(null),
                    SplitPart.of(stays.from()),
                    stays.to().account().orElse(null),
                    SplitPart.of(stays.to()),
                    null,
                    Routes.transaction(organisation, stays.transactionId()));
        }
    }

    static ApplicationView of(Application one, @Nullable Outcome outcome) {
        return new ApplicationView(
                one.id(),
                one.cause(),
                one.state(),
                one.from().orElse(null),
                one.to().orElse(null),
                one.ledgers(),
                one.rules(),
                one.ruleSetVersion(),
                one.merged().orElse(null),
                one.into().orElse(null),
                one.planHash(),
                one.lines(),
                one.through(),
                one.undoneThrough(),
                outcome,
                one.requestedAt(),
                one.finishedAt().orElse(null));
    }
}
