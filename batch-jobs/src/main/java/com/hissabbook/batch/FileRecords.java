package com.hissabbook.batch;

import com.hissabbook.banking.FileReading;
import com.hissabbook.banking.FileSummary;
import com.hissabbook.banking.FileSummary.StatementSummary;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.banking.StagedBlock;
import com.hissabbook.banking.StagedRecord;
import com.hissabbook.statement.BalanceGate;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.UnreadableFile;
import com.hissabbook.transaction.LineDigest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Turns what a reader tells into numbered records and hands them on in blocks. Runs on a thread of its own, so that the file is parsed
 * while the block before is written.
 */
final class FileRecords implements StatementSink {

    static final int LINES_PER_BLOCK = 500;
    private static final int MAX_NOTICES = 200;
    private static final int FIRST_YEAR = 1900;

    private final FileReading reading;
    private final LineDigest digest;
    private final Consumer<StagedItem> out;
    private final Map<Integer, Statement> statements = new TreeMap<>();
    private List<StagedRecord> block = new ArrayList<>(LINES_PER_BLOCK);
    private Optional<Charset> encoding = Optional.empty();
    private int lines;

    FileRecords(FileReading reading, LineDigest digest, Consumer<StagedItem> out) {
        this.reading = reading;
        this.digest = digest;
        this.out = out;
    }

    /** What is collected of one statement while its lines pass by. */
    private static final class Statement {
        private Optional<StatementEvent.StatementOpened> opened = Optional.empty();
        private Optional<StatementEvent.StatedBalance> opening = Optional.empty();
        private Optional<StatementEvent.StatedBalance> closing = Optional.empty();
        private Optional<StatementEvent.StatedBalance> available = Optional.empty();
        private final List<StatementEvent.Notice> notices = new ArrayList<>();
        private Optional<LocalDate> firstDay = Optional.empty();
        private Optional<LocalDate> lastDay = Optional.empty();

        void pass(StatementEvent.Line line) {
            if (firstDay.isEmpty() || line.booked().isBefore(firstDay.get())) {
                firstDay = Optional.of(line.booked());
            }
            if (lastDay.isEmpty() || line.booked().isAfter(lastDay.get())) {
                lastDay = Optional.of(line.booked());
            }
        }

        /** Where the file does not say which days it covers, those of its lines. */
        StatementEvent.StatementOpened opened(int no) {
            StatementEvent.StatementOpened said = opened.orElseGet(() -> new StatementEvent.StatementOpened(
                    no, StatementEvent.AccountHint.NONE, Optional.empty(), Optional.empty(), Optional.empty()));
            return new StatementEvent.StatementOpened(
                    no,
                    said.account(),
                    said.currency(),
                    said.from().or(() -> firstDay),
                    said.to().or(() -> lastDay));
        }
    }

    void readToEnd() throws IOException {
        try {
            BalanceGate.read(reading.reader(), reading.source(), reading.options(), this);
            endBlock();
            out.accept(new StagedItem.EndOfFile(summary()));
        } catch (UnreadableFile unreadable) {
            endBlock();
            out.accept(new StagedItem.Unreadable(
                    new Refusal(unreadable.code(), String.valueOf(unreadable.getMessage()), unreadable.line())));
        }
    }

    private void endBlock() {
        if (!block.isEmpty()) {
            out.accept(new StagedItem.Block(StagedBlock.of(block)));
            block = new ArrayList<>(LINES_PER_BLOCK);
        }
    }

    @Override
    public void accept(StatementEvent event) {
        switch (event) {
            case StatementEvent.StatementOpened opened -> statement(event).opened = Optional.of(opened);
            case StatementEvent.Line line -> {
                StatementEvent told = judged(line);
                if (told instanceof StatementEvent.Line usable && usable.status() == StatementEvent.Status.BOOKED) {
                    statement(usable).pass(usable);
                }
                record(told);
            }
            case Rejection rejection -> record(rejection);
            case StatementEvent.StatedBalance balance -> balance(balance);
            case StatementEvent.Notice notice -> notice(notice);
            case StatementEvent.TextEncoding text -> encoding = Optional.of(text.charset());
        }
    }

    private Statement statement(StatementEvent event) {
        return statements.computeIfAbsent(event.statement(), no -> new Statement());
    }

    /** A booked line may not lie in the future; a pending one may. No line may be so large that sums could overflow. */
    private StatementEvent judged(StatementEvent.Line line) {
        if (!line.amount().isBookable()) {
            return new Rejection(
                    line.statement(),
                    line.at(),
                    "amount",
                    "amount-too-large",
                    "The amount " + line.amount()
                            + " is larger than any that can be booked. Ask the bank for the right one.");
        }
        if (line.booked().getYear() < FIRST_YEAR) {
            return new Rejection(
                    line.statement(),
                    line.at(),
                    "booked date",
                    "date-implausible",
                    "The line is booked on " + line.booked()
                            + ", long before there were such statements. Correct the date.");
        }
        if (line.status() == StatementEvent.Status.PENDING || !line.booked().isAfter(reading.latestDay())) {
            return line;
        }
        return new Rejection(
                line.statement(),
                line.at(),
                "booked date",
                "date-in-future",
                "The line is booked on " + line.booked()
                        + ", which is still to come. Correct the date, or import it once it is booked.");
    }

    private void record(StatementEvent event) {
        statement(event);
        lines = Math.incrementExact(lines);
        if (lines <= reading.stagedThrough()) {
            return;
        }
        Optional<UUID> facts = event instanceof StatementEvent.Line line
                ? Optional.of(digest.of(line.amount().currency().code(), line.counterparty(), line.description()))
                : Optional.empty();
        block.add(new StagedRecord(lines, event, facts));
        if (block.size() == LINES_PER_BLOCK) {
            endBlock();
        }
    }

    private void balance(StatementEvent.StatedBalance balance) {
        Statement statement = statement(balance);
        switch (balance.kind()) {
            case OPENING -> statement.opening = statement.opening.or(() -> Optional.of(balance));
            case CLOSING -> statement.closing = Optional.of(balance);
            case AVAILABLE -> statement.available = Optional.of(balance);
        }
    }

    private void notice(StatementEvent.Notice notice) {
        List<StatementEvent.Notice> notices = statement(notice).notices;
        if (notices.size() < MAX_NOTICES) {
            notices.add(notice);
        }
    }

    private FileSummary summary() {
        List<StatementSummary> all = statements.entrySet().stream()
                .map(entry -> new StatementSummary(
                        entry.getValue().opened(entry.getKey()),
                        entry.getValue().opening,
                        entry.getValue().closing,
                        entry.getValue().available,
                        List.copyOf(entry.getValue().notices)))
                .toList();
        return new FileSummary(lines, encoding, all);
    }
}
