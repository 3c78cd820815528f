package com.hissabbook.api.imports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Replay;
import com.hissabbook.banking.ReplayDiff;
import com.hissabbook.banking.StagedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import's stored file read once more.
 *
 * @param appliedAs the import that corrects the first one by it
 * @param hash stands for what applying it would do, once the file is read
 * @param refusal why the file cannot be read this way
 * @param counts of places in the file by what became of them, once the file is read
 * @param effects months in which the sums of booked lines would differ, once the file is read
 */
record ReplayView(
        UUID importId,
        int no,
        Replay.State state,
        int readerVersionThen,
        int readerVersionNow,
        @Nullable UUID profileId,
        int linesRead,
        @Nullable UUID appliedAs,
        @Nullable String hash,
        ImportView.@Nullable Refusal refusal,
        @Nullable Map<ReplayDiff.Kind, Integer> counts,
        @Nullable List<EffectView> effects,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        Map<String, String> links) {

    /** @param ledgerId absent where the file belongs to several accounts and the statement is a new one */
    record EffectView(@Nullable UUID ledgerId, String month, MoneyJson then, MoneyJson now) {
        static EffectView of(ReplayDiff.Effect effect) {
            return new EffectView(
                    effect.moneyAccountId().orElse(null),
                    effect.month(),
                    MoneyJson.of(effect.then()),
                    MoneyJson.of(effect.now()));
        }
    }

    /** One place in the file, as it was read and as it is read now. */
    record PlaceView(
            ReplayDiff.Kind kind,
            List<String> fields,
            @Nullable ReadingView from,
            @Nullable ReadingView to) {
        static PlaceView of(ReplayDiff.Place place) {
            return new PlaceView(
                    place.kind(),
                    place.fields(),
                    place.then().map(ReadingView::of).orElse(null),
                    place.now().map(ReadingView::of).orElse(null));
        }
    }

    /** @param explanation why it is rejected */
    record ReadingView(
            int line,
            int fileLine,
            String status,
            @Nullable LocalDate booked,
            @Nullable LocalDate valueDate,
            @Nullable MoneyJson amount,
            @Nullable MoneyJson balanceAfter,
            @Nullable String bankId,
            @Nullable String counterparty,
            @Nullable String description,
            @Nullable String explanation,
            String raw) {
        static ReadingView of(StagedLine line) {
            return new ReadingView(
                    line.lineNo(),
                    line.fileLine(),
                    line.status(),
                    line.booked().orElse(null),
                    line.valueDate().orElse(null),
                    line.amount().map(MoneyJson::of).orElse(null),
                    line.balanceAfter().map(MoneyJson::of).orElse(null),
                    line.bankId().orElse(null),
                    line.counterparty().orElse(null),
                    line.description().orElse(null),
                    line.rejection().map(StagedLine.LineRejection::reason).orElse(null),
                    line.raw());
        }
    }

    static ReplayView of(UUID organisation, Replay replay) {
        return of(organisation, replay, Optional.empty(), Optional.empty());
    }

    static ReplayView of(UUID organisation, Replay replay, ReplayDiff diff, String hash) {
        return of(organisation, replay, Optional.of(diff), Optional.of(hash));
    }

    private static ReplayView of(UUID organisation, Replay replay, Optional<ReplayDiff> diff, Optional<String> hash) {
        String self = "/api/v1/orgs/" + organisation + "/imports/" + replay.importId() + "/replays/" + replay.no();
        return new ReplayView(
                replay.importId().value(),
                replay.no(),
                replay.state(),
                replay.readerVersionThen(),
                replay.readerVersionNow(),
                replay.csvProfileId().orElse(null),
                replay.linesRead(),
                replay.appliedAs().map(ImportId::value).orElse(null),
                hash.orElse(null),
                replay.refusal().map(ImportView.Refusal::of).orElse(null),
                diff.map(ReplayDiff::counts).orElse(null),
                diff.map(found -> found.effects().stream().map(EffectView::of).toList())
                        .orElse(null),
                replay.requestedAt(),
                replay.finishedAt().orElse(null),
                Map.of("self", self, "lines", self + "/lines", "workflow", "replay/" + replay.id()));
    }
}
