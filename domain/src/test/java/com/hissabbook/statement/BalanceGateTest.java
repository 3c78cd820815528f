package com.hissabbook.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BalanceGateTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final CurrencyCode USD = new CurrencyCode("USD");

    @Test
    void isSilentWhereTheFileAddsUp() throws Exception {
        assertThat(notices(opening(100_00), line(2, -5_00, 95_00), line(3, 7_00, 102_00), closing(102_00)))
                .isEmpty();
    }

    @Test
    void saysByHowMuchOpeningAndLinesMissTheClosingBalance() throws Exception {
        Notice notice = only(opening(100_00), line(2, -5_00), closing(94_00));

        assertThat(notice.code()).isEqualTo("balance-mismatch");
        assertThat(notice.text()).contains("100.00 EUR", "95.00 EUR", "94.00 EUR", "may be missing");
    }

    @Test
    void namesTheFirstLineWhereTheRunningBalanceBreaksAndGoesOnFromTheFilesOwn() throws Exception {
        Notice notice =
                only(line(2, -5_00, 95_00), line(3, -5_00, 90_00), line(4, -1_00, 79_00), line(5, -2_00, 77_00));

        assertThat(notice.code()).isEqualTo("running-balance-breaks");
        assertThat(notice.line()).isEqualTo(4);
        assertThat(notice.text()).contains("89.00 EUR", "79.00 EUR", "1 of 3");
    }

    @Test
    void readsRunningBalancesFromTheNewestLineDownAsWell() throws Exception {
        assertThat(notices(line(2, -2_00, 88_00), line(3, -5_00, 90_00), line(4, -5_00, 95_00)))
                .isEmpty();
        assertThat(only(line(2, -2_00, 88_00), line(3, -5_00, 91_00), line(4, -5_00, 95_00), line(5, 1_00, 100_00))
                        .line())
                .isEqualTo(2);
    }

    @Test
    void carriesLinesWithoutARunningBalanceToTheNextOneThatHasIt() throws Exception {
        assertThat(notices(line(2, -5_00, 95_00), line(3, -1_00), line(4, -2_00, 92_00)))
                .isEmpty();
        assertThat(notices(line(2, -2_00, 92_00), line(3, -1_00), line(4, -5_00, 95_00)))
                .isEmpty();
    }

    @Test
    void comparesNothingAcrossALineThatCouldNotBeRead() throws Exception {
        assertThat(notices(line(2, -5_00, 95_00), rejection(3), line(4, -2_00, 50_00), line(5, -1_00, 49_00)))
                .isEmpty();
        assertThat(only(opening(100_00), rejection(2), closing(90_00)).text()).contains("1 of its lines");
    }

    @Test
    void leavesPendingLinesOut() throws Exception {
        Line pending = new Line(
                0,
                new Provenance(3, "raw"),
                Status.PENDING,
                LocalDate.of(2026, 1, 3),
                Optional.empty(),
                new Money(-50_00, EUR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());

        assertThat(notices(opening(100_00), line(2, -5_00), pending, closing(95_00)))
                .isEmpty();
    }

    @Test
    void saysWhereBalancesOfTwoCurrenciesCannotBeCompared() throws Exception {
        var foreign = new StatedBalance(0, BalanceKind.CLOSING, new Money(95_00, USD), Optional.empty(), 9);

        assertThat(only(opening(100_00), line(2, -5_00), foreign).code()).isEqualTo("balance-currency");
    }

    @Test
    void keepsStatementsApart() throws Exception {
        var second = new StatedBalance(1, BalanceKind.OPENING, new Money(1_00, EUR), Optional.empty(), 7);
        var end = new StatedBalance(1, BalanceKind.CLOSING, new Money(2_00, EUR), Optional.empty(), 9);

        Notice notice = only(opening(100_00), line(2, -5_00), closing(95_00), second, end);

        assertThat(notice.statement()).isEqualTo(1);
    }

    @Test
    void isExactBeyondSixtyFourBits() throws Exception {
        long huge = Long.MAX_VALUE - 10;

        assertThat(only(opening(huge), line(2, huge), line(3, huge), closing(huge))
                        .code())
                .isEqualTo("balance-mismatch");
        assertThat(notices(opening(huge), line(2, huge), line(3, -huge), closing(huge)))
                .isEmpty();
    }

    private static Notice only(StatementEvent... events) throws Exception {
        List<Notice> notices = notices(events);
        assertThat(notices).hasSize(1);
        return notices.getFirst();
    }

    /** What the gate adds to what a reader tells; what the reader tells must pass unchanged. */
    private static List<Notice> notices(StatementEvent... told) throws IOException, UnreadableFile {
        List<StatementEvent> passed = new ArrayList<>();
        BalanceGate.read(new Telling(List.of(told)), NOTHING, ReadOptions.NONE, passed::add);
        assertThat(passed).startsWith(told);
        return passed.stream().skip(told.length).map(Notice.class::cast).toList();
    }

    private static StatedBalance opening(long minor) {
        return new StatedBalance(0, BalanceKind.OPENING, new Money(minor, EUR), Optional.empty(), 1);
    }

    private static StatedBalance closing(long minor) {
        return new StatedBalance(0, BalanceKind.CLOSING, new Money(minor, EUR), Optional.empty(), 9);
    }

    private static Rejection rejection(long at) {
        return new Rejection(0, new Provenance(at, "raw"), "amount", "amount-unreadable", "no number");
    }

    private static Line line(long at, long minor) {
        return line(at, minor, Optional.empty());
    }

    private static Line line(long at, long minor, long balance) {
        return line(at, minor, Optional.of(new Money(balance, EUR)));
    }

    private static Line line(long at, long minor, Optional<Money> balance) {
        return new Line(
                0,
                new Provenance(at, "raw"),
                Status.BOOKED,
                LocalDate.of(2026, 1, 2),
                Optional.empty(),
                new Money(minor, EUR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                balance);
    }

    /** A reader that has already read. */
    private record Telling(List<StatementEvent> events) implements StatementReader {

        @Override
        public String format() {
            return "TOLD";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Recognition recognise(FileHead head) {
            return Recognition.NO;
        }

        @Override
        public void read(StatementSource source, ReadOptions options, StatementSink sink) {
            events.forEach(sink::accept);
        }
    }

    private static final StatementSource NOTHING = new StatementSource() {
        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }

        @Override
        public long size() {
            return 0;
        }
    };
}
