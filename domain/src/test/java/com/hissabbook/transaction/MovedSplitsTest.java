package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.banking.LineRange;
import com.hissabbook.classification.Application;
import com.hissabbook.classification.Applications;
import com.hissabbook.classification.ApplyRules;
import com.hissabbook.classification.MergeAccounts;
import com.hissabbook.classification.Reclassification;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.UserId;
import com.hissabbook.ledger.Reclassifying;
import com.hissabbook.ledger.Reclassifying.Start.Begun;
import com.hissabbook.rule.Destination;
import com.hissabbook.transaction.Importing.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Splits of lines that are booked already: rules applied to the past, and accounts that are merged. */
class MovedSplitsTest extends SplitBookkeepingTest {

    @Autowired
    private Reclassifying reclassifying;

    @Autowired
    private Applications applications;

    @Test
    void rulesMoveThePastIntoPartsFromPartsAndBack() {
        rule("rent", to("6000"));
        imported(Told.of(DAY, -80_000, "Rent"), Told.of(DAY, -1, "Rent penny"));
        UUID first = in(tenant, rules::list).getFirst().id();
        in(tenant, () -> rules.change(first, 0, write("rent", split(percent("6000", "30"), percent("6100", "70")))));

        UUID parted = applied(everything());
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 24_000L, "6100", 56_000L));
        assertThat(balances(id("Rent penny"))).isEqualTo(Map.of("6100", 1L));
        in(tenant, () -> rules.change(first, 1, write("rent", split(percent("6100", "50"), percent("6300", "50")))));
        UUID again = applied(everything());
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6100", 40_000L, "6300", 40_000L));
        undone(again);
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 24_000L, "6100", 56_000L));
        assertThat(in(tenant, () -> classifications.of(id("Rent"))).to())
                .contains(split(percent("6000", "30"), percent("6100", "70")));
        undone(parted);
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 80_000L));
        assertSound();
    }

    @Test
    void aMergeTakesTheAccountsPlaceInSplitsAndGivesItBack() {
        Destination byRule = split(percent("6000", "30"), percent("6050", "30"), percent("6100", "40"));
        rule("rent", byRule);
        imported(Told.of(DAY, -80_000, "Rent"), Told.of(DAY, -10_000, "Chosen"), Told.of(DAY, -10_000, "Both"));
        Destination byHand = split(part("6050", 1_000), rest("6000"));
        choose(id("Chosen"), 0, byHand);
        choose(id("Both"), 0, split(percent("6000", "60"), percent("6050", "40")));

        UUID merge = applied(new MergeAccounts(account("6050"), account("6000"), Optional.empty()));
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 48_000L, "6100", 32_000L));
        assertThat(balances(id("Chosen"))).isEqualTo(Map.of("6000", 10_000L));
        assertThat(in(tenant, () -> classifications.of(id("Chosen"))).to()).contains(to("6000"));
        assertThat(in(tenant, () -> classifications.of(id("Rent"))).to())
                .contains(split(percent("6000", "60"), percent("6100", "40")));
        imported(Told.of(DAY.plusDays(1), -10_000, "Rent next"));
        assertThat(balances(id("Rent next"))).isEqualTo(Map.of("6000", 6_000L, "6100", 4_000L));

        undone(merge);
        assertThat(balances(id("Rent"))).isEqualTo(Map.of("6000", 24_000L, "6050", 24_000L, "6100", 32_000L));
        assertThat(in(tenant, () -> classifications.of(id("Rent"))).to()).contains(byRule);
        assertThat(in(tenant, () -> classifications.of(id("Chosen"))).to()).contains(byHand);
        assertThat(balances(id("Both"))).isEqualTo(Map.of("6000", 6_000L, "6050", 4_000L));
        assertSound();
    }

    @Test
    void whatAPersonChoseSinceAMergeStaysWhenItIsUndone() {
        imported(
                Told.of(DAY, -10_000, "Same again"),
                Told.of(DAY, -10_000, "As a whole"),
                Told.of(DAY, -10_000, "Lifted"),
                Told.of(DAY, -10_000, "Left"));
        Destination shared = split(percent("6050", "60"), percent("6100", "40"));
        choose(id("Same again"), 0, to("6050"));
        choose(id("As a whole"), 0, shared);
        choose(id("Lifted"), 0, shared);
        choose(id("Left"), 0, shared);
        UUID merge = applied(new MergeAccounts(account("6050"), account("6000"), Optional.empty()));
        rechoose("Same again", to("6100"));
        rechoose("Same again", to("6000"));
        rechoose("As a whole", to("6000"));
        Map<String, Long> lifted = in(tenant, () -> {
            var now = classifications.of(id("Lifted"));
            classifications.lift(id("Lifted"), now.version());
            return balances(id("Lifted"));
        });

        undone(merge);

        for (String text : List.of("Same again", "As a whole")) {
            assertThat(balances(id(text))).as(text).isEqualTo(Map.of("6000", 10_000L));
            assertThat(in(tenant, () -> classifications.of(id(text))).to()).contains(to("6000"));
        }
        assertThat(balances(id("Lifted"))).isEqualTo(lifted);
        assertThat(balances(id("Left"))).isEqualTo(Map.of("6050", 6_000L, "6100", 4_000L));
        assertThat(in(tenant, () -> classifications.of(id("Left"))).to()).contains(shared);
        assertSound();
    }

    @Test
    void anAccountThatWasMergedTwiceStaysArchivedUntilBothAreUndone() {
        imported(Told.of(DAY, -10_000, "Late"));
        choose(id("Late"), 0, to("6050"));
        UUID first = applied(new MergeAccounts(account("6050"), account("6000"), Optional.empty()));
        UUID second = applied(new MergeAccounts(account("6050"), account("6100"), Optional.empty()));

        undone(second);
        assertThat(isArchived("6050")).isTrue();
        undone(first);
        assertThat(isArchived("6050")).isFalse();
    }

    private boolean isArchived(String code) {
        return in(tenant, chart::list).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow()
                .archived();
    }

    private void rechoose(String text, Destination to) {
        choose(id(text), in(tenant, () -> classifications.of(id(text))).version(), to);
    }

    @Test
    void settlingAgainOneThatIsBeingUndoneSaysSo() {
        rule("rent", to("6000"));
        imported(Told.of(DAY, -80_000, "Rent"));
        UUID first = in(tenant, rules::list).getFirst().id();
        in(tenant, () -> rules.change(first, 0, write("rent", to("6100"))));
        UUID moved = applied(everything());

        in(tenant, () -> applications.undo(moved, new UserId(Ids.next())));
        assertThat(in(tenant, () -> applications.settle(moved)).state()).isEqualTo(Application.State.UNDOING);
    }

    private static ApplyRules everything() {
        return new ApplyRules(Optional.empty(), Optional.empty(), Set.of(), Set.of(), OptionalLong.empty());
    }

    private UUID applied(Reclassification wish) {
        return in(tenant, () -> {
            var start = (Begun) reclassifying.start(wish, Optional.empty(), new UserId(Ids.next()), "correlation");
            var application = start.application();
            for (int line = 0; line < application.lines(); line++) {
                step(application.id(), line, true);
            }
            applications.settle(application.id());
            return application.id();
        });
    }

    private void undone(UUID id) {
        in(tenant, () -> {
            int lines = applications.undo(id, new UserId(Ids.next())).lines();
            for (int line = 0; line < lines; line++) {
                step(id, line, false);
            }
            return applications.settle(id);
        });
    }

    private void step(UUID id, int line, boolean there) {
        var range = new LineRange(line, line + 1);
        transaction.executeWithoutResult(status -> {
            if (there) {
                reclassifying.carryOut(id, range);
            } else {
                reclassifying.takeBack(id, range);
            }
        });
    }
}
