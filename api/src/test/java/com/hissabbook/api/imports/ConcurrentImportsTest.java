package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * 32 people at once upload overlapping pieces of what happened on two accounts, and some take theirs back while the others still import: the books are
 * then what happened, each thing once.
 */
class ConcurrentImportsTest extends ApiTest {

    private static final long SEED = 20260128;
    private static final int EVENTS = 96;
    private static final int PIECE = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Set<String> SETTLED = Set.of("COMPLETED", "UNDONE");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** A file, and whether the one who uploads it takes it back. */
    private record Upload(int account, String content, boolean takenBack) {}

    private final Random random = new Random(SEED);
    private Books books = new Books(client(), "", "");

    @Test
    void leavesWhatHappenedHoweverManyImportAndUndoAtOnce() throws Exception {
        books = Books.of(client().register(), "EUR");
        List<String> ledgers = List.of(books.ledger(), Books.ledger(books.person(), books.org(), "EUR"));
        List<Upload> uploads = uploads();
        assertThat(uploads).hasSize(32);
        try (ExecutorService people = Executors.newFixedThreadPool(uploads.size())) {
            List<Callable<Answer>> calls = uploads.stream()
                    .map(upload -> (Callable<Answer>) () -> carriedOut(upload, ledgers.get(upload.account())))
                    .toList();
            List<Future<Answer>> results = people.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                addsUp(results.get(i).get(), uploads.get(i));
            }
        }
        List<JsonNode> rows = trialBalance();
        for (int account = 0; account < 2; account++) {
            assertThat(balance(rows, ledgers.get(account))).isEqualByComparingTo(happened(account));
        }
        assertThat(rows.stream().map(ConcurrentImportsTest::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("trial balance")
                .isEqualByComparingTo("0");
        assertThat(amounts()).containsExactlyInAnyOrderElementsOf(everything());
    }

    /** Per account eight pieces that overlap and are kept, five more of anywhere, three that were there before; of the latter eight half are taken back. */
    private List<Upload> uploads() {
        List<Upload> all = new ArrayList<>();
        for (int account = 0; account < 2; account++) {
            List<String> files = new ArrayList<>();
            for (int from = 0; from < EVENTS; from += PIECE) {
                files.add(piece(account, from, Math.min(EVENTS, from + PIECE + random.nextInt(PIECE))));
            }
            for (String file : files) {
                all.add(new Upload(account, file, false));
            }
            for (int i = 0; i < 8; i++) {
                int from = random.nextInt(EVENTS - PIECE);
                String file = i < 5 ? piece(account, from, from + PIECE) : files.get(random.nextInt(files.size()));
                all.add(new Upload(account, file, i % 2 == 0));
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private Answer carriedOut(Upload upload, String ledger) throws InterruptedException {
        String id = books.upload(upload.content().getBytes(StandardCharsets.UTF_8), Map.of("ledgerId", ledger))
                .expect(202)
                .text("id");
        Answer done = settled(id);
        if (!upload.takenBack()) {
            return done;
        }
        String undo = books.path("/imports/" + id + "/undo");
        Answer asked = books.person().post(undo, Map.of());
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (asked.status() == 409 && asked.text("code").equals("account-busy") && System.nanoTime() < until) {
            Thread.sleep(100);
            asked = books.person().post(undo, Map.of());
        }
        asked.expect(202);
        return settled(id);
    }

    private Answer settled(String id) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = books.person().get(books.path("/imports/" + id)).expect(200);
        while (!SETTLED.contains(answer.text("state"))) {
            assertThat(System.nanoTime())
                    .as("still " + answer.response().body())
                    .isLessThan(until);
            Thread.sleep(200);
            answer = books.person().get(books.path("/imports/" + id)).expect(200);
        }
        return answer;
    }

    private static void addsUp(Answer done, Upload upload) {
        assertThat(done.text("state")).isEqualTo(upload.takenBack() ? "UNDONE" : "COMPLETED");
        JsonNode counts = done.json().path("counts");
        int lines = upload.content().split("<STMTTRN>", -1).length - 1;
        assertThat(counts.path("lines").asInt()).isEqualTo(lines);
        assertThat(counts.path("added").asInt() + counts.path("duplicate").asInt())
                .as(done.response().body())
                .isEqualTo(lines);
    }

    private List<JsonNode> trialBalance() {
        return books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")
                .valueStream()
                .toList();
    }

    private static BigDecimal balance(List<JsonNode> rows, String ledger) {
        return rows.stream()
                .filter(row -> row.at("/account/id").asString().equals(ledger))
                .map(ConcurrentImportsTest::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal amount(JsonNode row) {
        return new BigDecimal(row.at("/balance/amount").asString());
    }

    private List<String> amounts() {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.at("/amount/amount").asString())
                .toList();
    }

    /** Every amount occurs once, so that nothing looks like anything else. */
    private static long cents(int account, int event) {
        long size = 1_000 + 2_000L * account + 17L * event;
        return event % 5 == 0 ? size : -size;
    }

    private static BigDecimal happened(int account) {
        return BigDecimal.valueOf(
                IntStream.range(0, EVENTS)
                        .mapToLong(event -> cents(account, event))
                        .sum(),
                2);
    }

    private static List<String> everything() {
        return IntStream.range(0, 2 * EVENTS)
                .mapToObj(n -> SampleOfx.decimal(cents(n / EVENTS, n % EVENTS)))
                .toList();
    }

    private static String piece(int account, int from, int to) {
        var lines = new StringBuilder();
        for (int event = from; event < to; event++) {
            long cents = cents(account, event);
            lines.append("<STMTTRN><TRNTYPE>%s<DTPOSTED>%s<TRNAMT>%s<FITID>E%d-%d<NAME>Shop %d</STMTTRN>\n"
                    .formatted(
                            cents < 0 ? "DEBIT" : "CREDIT",
                            SampleOfx.day(FIRST.plusDays(event / 4)),
                            SampleOfx.decimal(cents),
                            account,
                            event,
                            event));
        }
        return SampleOfx.around(lines.toString());
    }
}
