package com.hissabbook.ledger;

import com.hissabbook.banking.Corrections;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Replay;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link ApplyingReplays} by decisions on lines and a correction. */
@Component
@Transactional
class BookingReplays implements ApplyingReplays {

    private final Replays replays;
    private final Corrections corrections;
    private final LineDecisions decisions;
    private final DecidingLines deciding;

    BookingReplays(Replays replays, Corrections corrections, LineDecisions decisions, DecidingLines deciding) {
        this.replays = replays;
        this.corrections = corrections;
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
                .filter(Numbers::wasBooked)
                .map(Numbers::then)
                .flatMap(Optional::stream)
                .toList();
        List<Integer> lines = new ArrayList<>();
        String standing = decisions.standing(replay.importId(), booked, lines::add);
        return new Plan(digest(replays.digest(replay) + standing), lines);
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
        if (!plan.hash().equals(agreed)) {
            throw Refused.conflict(
                    "replay-changed",
                    "People decided on lines of the import since, so something else would be taken back. Look at the replay again and apply"
                            + " its hash.");
        }
        Map<Integer, Integer> skipped = replays.nowOf(replay, decisions.skipped(replay.importId()));
        decisions.skipAlike(replay.importId(), as, skipped);
        if (!plan.lines().isEmpty()) {
            String why = "read otherwise by replay " + replay.no();
            deciding.decide(new DecideLines(replay.importId(), plan.lines(), Verdict.SKIP, Map.of(), why, by));
        }
        replays.applied(replay.id(), as);
        return as;
    }
}
