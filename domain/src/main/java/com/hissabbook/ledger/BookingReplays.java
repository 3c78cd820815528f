package com.hissabbook.ledger;

import com.hissabbook.banking.Corrections;
import com.hissabbook.banking.FallenReplays;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Replay;
import com.hissabbook.banking.ReplayDiff.Kind;
import com.hissabbook.banking.ReplayDiff.Numbers;
import com.hissabbook.banking.Replays;
import com.hissabbook.banking.Review;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.UserId;
import com.hissabbook.transaction.DecideLines;
import com.hissabbook.transaction.LineDecisions;
import com.hissabbook.transaction.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link ApplyingReplays} by decisions on lines and a correction. */
@Component
@Transactional
class BookingReplays implements ApplyingReplays {

    private static final Set<String> IDENTIFYING = Set.of("status", "statement", "booked", "amount", "bankId", "facts");

    private final Replays replays;
    private final Corrections corrections;
    private final FallenReplays fallen;
    private final LineDecisions decisions;
    private final DecidingLines deciding;

    BookingReplays(
            Replays replays,
            Corrections corrections,
            FallenReplays fallen,
            LineDecisions decisions,
            DecidingLines deciding) {
        this.replays = replays;
        this.corrections = corrections;
        this.fallen = fallen;
        this.decisions = decisions;
        this.deciding = deciding;
    }

    /** @param lines of the first import that count or wait for a person, and are read otherwise */
    private record Plan(String hash, List<Integer> lines) {}

    @Override
    public String hash(Replay replay) {
        return plan(replay).hash();
    }

    private Plan plan(Replay replay) {
        List<Integer> booked = replays.changed(replay, MOST_CHANGED).stream()
                .filter(BookingReplays::isAnother)
                .map(Numbers::then)
                .flatMap(Optional::stream)
                .toList();
        List<Integer> lines = new ArrayList<>();
        String standing = decisions.standing(replay.importId(), booked, lines::add);
        return new Plan(digest(replays.digest(replay) + standing), lines);
    }

    /** Read otherwise, it is another happening; what only says more of the same one stays where people put it. */
    private static boolean isAnother(Numbers place) {
        return place.wasBooked()
                && (place.kind() != Kind.CHANGED || place.fields().stream().anyMatch(IDENTIFYING::contains));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public ImportId apply(Replay replay, String agreed, Review review, UserId by, String correlationId) {
        if (replay.appliedAs().isPresent()) {
            return replay.appliedAs().get();
        }
        refuseReplayedBefore(replay);
        int changed = replays.changed(replay, MOST_CHANGED + 1).size();
        if (changed == 0) {
            throw Refused.conflict("nothing-changed", "The file is read as before, so there is nothing to apply.");
        } else if (changed > MOST_CHANGED) {
            throw Refused.conflict(
                    "too-many-changes",
                    "More than " + MOST_CHANGED
                            + " lines are read otherwise. Undo the import and hand the file in again under the other layout.");
        }
        ImportId as = corrections.readAgain(replay, review, by, correlationId);
        Plan plan = plan(replay);
        if (!plan.hash().equals(agreed) || !replays.isByReaderOfToday(replay)) {
            throw Refused.conflict(
                    "replay-changed",
                    "People decided on lines of the import since, or the reader is another one, so something else would be taken back. Look at the replay again, or make a"
                            + " new one, and apply its hash.");
        }
        Map<Integer, Integer> skipped = replays.nowOf(replay, decisions.skipped(replay.importId()));
        decisions.skipAlike(replay.importId(), as, skipped);
        if (!plan.lines().isEmpty()) {
            String why = "read otherwise by replay " + replay.no();
            deciding.decide(new DecideLines(replay.importId(), plan.lines(), Verdict.SKIP, Map.of(), why, by));
        }
        replays.applied(replay.id(), as, plan.lines());
        return as;
    }

    private void refuseReplayedBefore(Replay replay) {
        replays.of(replay.importId()).stream()
                .filter(one -> one.appliedAs().isPresent())
                .findFirst()
                .ifPresent(before -> {
                    throw Refused.conflict(
                            "replayed-before",
                            "Replay " + before.no() + " was applied as import "
                                    + before.appliedAs().orElseThrow()
                                    + ". Undo or cancel that import, take the replay back (revert), and apply this one.");
                });
    }

    @Override
    public void revertFallen(ImportId correction) {
        fallen.of(correction).ifPresent(one -> revert(replays.find(one.replayId()), one.by()));
    }

    @Override
    public void revert(Replay replay, UserId by) {
        List<Integer> lines = replays.reverted(replay);
        if (!lines.isEmpty()) {
            String why = "replay " + replay.no() + " was taken back";
            deciding.putBack(new DecideLines(replay.importId(), lines, Verdict.NEW, Map.of(), why, by));
        }
    }
}
