package com.hissabbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.Together;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.TenantId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person takes back counts no longer, exactly once, and stays to be seen. */
class TakingBackTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    private Journal journal;

    @Test
    void voidsOnceHoweverOftenItIsAsked() {
        UUID id = in(tenant, this::rent);

        List<UUID> first = in(tenant, () -> manual.takeBack(id));
        assertThat(first).hasSize(1);
        assertThat(in(tenant, () -> manual.takeBack(id))).isEmpty();

        List<JournalEntry> entries = in(tenant, () -> journal.entriesOf(id));
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst().reversedBy()).contains(first.getFirst());
        assertThat(entries.getLast().reverses()).contains(id);
        assertThat(in(tenant, () -> manual.takenBack(List.of(id, Ids.next())))).containsExactly(id);
        assertThat(announced(JdbcJournal.EntryWritten.class, id))
                .extracting(JdbcJournal.EntryWritten::action)
                .containsExactly("ledger.entry-posted", "ledger.entry-reversed");
    }

    @Test
    void voidsOnceThoughManyAskTogether() throws Exception {
        UUID id = in(tenant, this::rent);
        Callable<?> voided = () -> in(tenant, () -> manual.takeBack(id));
        Callable<?> reversed = () -> in(tenant, () -> manual.reverse(id));

        assertThat(Together.run(List.of(voided, reversed, voided, reversed, voided, reversed)))
                .containsOnly(Optional.empty());
        assertThat(in(tenant, () -> journal.entriesOf(id))).hasSize(2);
    }

    @Test
    void voidsAnEntryWhoseReversalWasReversed() {
        UUID id = in(tenant, this::rent);
        UUID reversal = in(tenant, () -> manual.reverse(id));
        UUID again = in(tenant, () -> manual.reverse(reversal));
        assertThat(in(tenant, () -> manual.takenBack(List.of(id)))).isEmpty();

        in(tenant, () -> manual.takeBack(id));

        assertThat(in(tenant, () -> journal.entry(again)).reversedBy()).isPresent();
        assertThat(in(tenant, () -> manual.takenBack(List.of(id)))).containsExactly(id);
        assertThat(in(tenant, () -> manual.takeBack(id))).isEmpty();
    }

    @Test
    void takesBackInTheOpenPeriodWhatStandsInALockedOne() {
        UUID id = in(tenant, this::rent);
        in(tenant, () -> locked("2025-03-31"));

        UUID reversal = in(tenant, () -> manual.reverse(id));

        JournalEntry entry = in(tenant, () -> journal.entry(reversal));
        assertThat(entry.day()).isEqualTo("2025-04-01");
        assertThat(entry.originalDay()).contains(DAY);
    }

    @Test
    void knowsNoTransactionOfOthers() {
        UUID id = in(tenant, this::rent);
        TenantId other = organisation();

        assertThat(refusal(other, () -> manual.takeBack(id)).code()).isEqualTo("not-found");
        assertThat(refusal(other, () -> manual.reverse(id)).code()).isEqualTo("not-found");
    }

    private UUID rent() {
        return books.book("2025-03-14", books.debit("6000", "1200", "EUR"), books.credit("3000", "1200", "EUR"));
    }
}
