package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A stored file is read once more, and what differs is told place by place. */
class ReplaysTest extends ApiTest {

    private static final String MT940 = """
            :20:A
            :25:12345
            :28C:1/1
            :60F:C260101EUR0,00
            :61:2601020102D12,50NMSCA
            :86:Coffee
            :61:2601050105C200,00NTRFB
            :86:Wages
            :62F:C260131EUR187,50
            -
            """;

    private static final String CAMT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id>
            <Acct><Id><IBAN>DE75512108001245126199</IBAN></Id><Ccy>EUR</Ccy></Acct>
            <Ntry><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt></Ntry><Ntry>\
            <Amt Ccy="EUR">11.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-06</Dt></BookgDt></Ntry>
            </Stmt></BkToCstmrStmt></Document>
            """;

    private static final String FILE = """
            Date;Text;Amount
            02/01/2026;Coffee;-3.50
            05/01/2026;Bread;-4.10
            31/01/2026;Rent;-900.00
            """;

    @ParameterizedTest
    @ValueSource(strings = {"OFX", "QIF", "MT940", "CAMT", "CSV"})
    void findsNothingWhereNothingChanged(String format) {
        Books books = books();
        Answer imported =
                switch (format) {
                    case "OFX" -> books.imported(SampleOfx.statement("EUR", 40, 7), Map.of());
                    case "QIF" ->
                        books.imported("!Type:Bank\nD12/31/2025\nT-1.00\n^\nD12/30/2025\nTabc\n^\n", Map.of());
                    case "MT940" -> books.imported(MT940, Map.of());
                    case "CAMT" -> books.imported(CAMT, Map.of());
                    default -> books.imported(FILE, profile(books, "dd/MM/yyyy", "Text"));
                };
        String id = imported.text("id");
        assertThat(one(books, id).text("state")).isEqualTo("COMPLETED");

        Answer replay = ReplayedFile.replayed(books, id, Map.of());

        assertThat(replay.text("state")).as(replay.response().body()).isEqualTo("READ");
        assertThat(count(replay, "UNCHANGED"))
                .isEqualTo(one(books, id).json().at("/counts/lines").asInt());
        assertThat(count(replay, "UNCHANGED")).isPositive();
        assertThat(replay.json().path("effects")).isEmpty();
        assertThat(replay.text("readerVersionNow")).isEqualTo(replay.text("readerVersionThen"));
        assertThat(lines(books, id, 1, "")).isEmpty();
        assertThat(lines(books, id, 1, "?kind=UNCHANGED")).hasSize(count(replay, "UNCHANGED"));
    }

    @Test
    void tellsWhatAnotherLayoutWouldRead() {
        Books books = books();
        String id = books.imported(FILE, profile(books, "dd/MM/yyyy", "Text")).text("id");
        assertThat(one(books, id).json().at("/counts/added").asInt()).isEqualTo(3);
        Map<String, String> other = profile(books, "MM/dd/yyyy", "Text");

        Answer replay = ReplayedFile.replayed(books, id, other);

        assertThat(count(replay, "CHANGED")).as(replay.response().body()).isEqualTo(2);
        assertThat(count(replay, "REJECTED")).isEqualTo(1);
        assertThat(count(replay, "UNCHANGED")).isZero();
        assertThat(replay.json()
                        .path("effects")
                        .valueStream()
                        .map(effect -> effect.path("month").asString() + " "
                                + effect.at("/then/amount").asString() + " "
                                + effect.at("/now/amount").asString()))
                .containsExactly("2026-01 -907.60 0.00", "2026-02 0.00 -3.50", "2026-05 0.00 -4.10");
        List<JsonNode> lines = lines(books, id, 1, "");
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().path("fields").valueStream().map(JsonNode::asString))
                .containsExactly("booked");
        assertThat(lines.getFirst().at("/from/booked").asString()).isEqualTo("2026-01-02");
        assertThat(lines.getFirst().at("/to/booked").asString()).isEqualTo("2026-02-01");
        assertThat(lines.getLast().at("/to/explanation").asString()).isNotEmpty();
        assertThat(lines(books, id, 1, "?kind=REJECTED")).hasSize(1);
        assertThat(count(ReplayedFile.replayed(books, id, Map.of()), "UNCHANGED"))
                .isEqualTo(3);
        assertThat(one(books, id).json().at("/counts/added").asInt()).isEqualTo(3);
    }

    @Test
    void tellsRejectsThatCanBeReadNow() {
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");

        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));

        assertThat(count(replay, "READABLE")).as(replay.response().body()).isEqualTo(1);
        assertThat(count(replay, "CHANGED")).isEqualTo(2);
    }

    @Test
    void appliedItLeavesTheBooksThatTheOtherLayoutWouldHaveGiven() {
        Books rightly = books();
        rightly.imported(FILE, profile(rightly, "dd/MM/yyyy", "Text"));
        Books books = books();
        String id = books.imported(FILE, profile(books, "MM/dd/yyyy", "Text")).text("id");
        books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of("lines", List.of(2), "decision", "SKIP", "reason", "not ours"))
                .expect(200);
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        String apply = books.path("/imports/" + id + "/replays/1/apply");
        books.person().post(apply, Map.of("hash", "stale")).expectProblem(409, "replay-changed");
        books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of("lines", List.of(2), "decision", "NEW", "reason", "it is ours"))
                .expect(200);
        books.person().post(apply, Map.of("hash", replay.text("hash"))).expectProblem(409, "replay-changed");
        String hash =
                books.person().get(books.path("/imports/" + id + "/replays/1")).text("hash");

        Answer applied = books.person().post(apply, Map.of("hash", hash)).expect(202);
        String as = applied.text("appliedAs");
        books.settled(as);

        assertThat(applied.text("state")).isEqualTo("APPLIED");
        assertThat(one(books, as).text("state")).isEqualTo("COMPLETED");
        assertThat(one(books, as).text("corrects")).contains(id);
        assertThat(balances(books)).isEqualTo(balances(rightly));
        assertThat(days(books)).isEqualTo(days(rightly)).containsExactly("2026-01-31", "2026-01-05", "2026-01-02");
        assertThat(books.person()
                        .post(apply, Map.of("hash", "whatever"))
                        .expect(202)
                        .text("appliedAs"))
                .isEqualTo(as);
        ReplayedFile.replayed(books, id, profile(books, "MM/dd/yyyy", "Text"));
        assertThat(books.person()
                        .get(books.path("/imports/" + id + "/replays"))
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void appliedItLeavesWhatIsReadAsBeforeAndWhatWasSkipped() {
        Books books = books();
        String file = """
                Date;Text;Amount
                02/02/2026;Coffee;-3.50
                02/02/2026;Coffee;-3.50
                03/03/2026;Club;-7.00
                04/05/2026;Bread;-4.10
                """;
        String id = books.imported(file, profile(books, "MM/dd/yyyy", "Text")).text("id");
        books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of("lines", List.of(3), "decision", "SKIP", "reason", "not ours"))
                .expect(200);
        Answer replay = ReplayedFile.replayed(books, id, profile(books, "dd/MM/yyyy", "Text"));
        assertThat(count(replay, "UNCHANGED")).isEqualTo(3);

        String as = books.person()
                .post(books.path("/imports/" + id + "/replays/1/apply"), Map.of("hash", replay.text("hash")))
                .expect(202)
                .text("appliedAs");
        books.settled(as);

        JsonNode counts = one(books, as).json().path("counts");
        assertThat(counts.path("added").asInt()).as(counts.toString()).isOne();
        assertThat(counts.path("duplicate").asInt()).isEqualTo(2);
        assertThat(balances(books).get("6900")).isEqualTo("11.10");
        ReplayedFile.replayed(books, id, Map.of());
        books.person()
                .post(books.path("/imports/" + id + "/replays/2/apply"), Map.of("hash", "x"))
                .expectProblem(409, "nothing-changed");
    }

    private static Map<String, String> balances(Books books) {
        Map<String, String> balances = new HashMap<>();
        books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")
                .forEach(row -> balances.put(
                        row.at("/account/code").asString(),
                        row.at("/balance/amount").asString()));
        balances.values().removeIf("0.00"::equals);
        return balances;
    }

    private static List<String> days(Books books) {
        return books.person()
                .get(books.path("/transactions"))
                .json()
                .path("items")
                .valueStream()
                .filter(one -> !one.path("voided").asBoolean(false))
                .map(one -> one.path("date").asString() + one.path("booked").asString())
                .toList();
    }

    @Test
    void refusesWhatCannotBeReplayed() {
        Books books = books();
        String ofx = books.imported(SampleOfx.statement("EUR", 5, 7), Map.of()).text("id");
        String route = books.path("/imports/" + ofx);

        books.person()
                .post(route + "/replays", profile(books, "MM/dd/yyyy", "Text"))
                .expectProblem(422, "not-csv");
        books.person().get(route + "/replays/1").expectProblem(404, "not-found");
        books.person().post(route + "/undo", Map.of()).expect(202);
        books.settled(ofx);
        books.person().post(route + "/replays", Map.of()).expectProblem(409, "not-completed");
    }

    private static List<JsonNode> lines(Books books, String id, int no, String query) {
        return books.person()
                .get(books.path("/imports/" + id + "/replays/" + no + "/lines" + query))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private static int count(Answer replay, String kind) {
        return replay.json().path("counts").path(kind).asInt();
    }

    private static Answer one(Books books, String id) {
        return books.person().get(books.path("/imports/" + id)).expect(200);
    }

    private Books books() {
        return Books.of(client().register(), "EUR");
    }

    private static Map<String, String> profile(Books books, String days, String text) {
        Map<String, Object> layout = new HashMap<>(
                Map.of("encoding", StandardCharsets.UTF_8.name(), "delimiter", ";", "quote", "\"", "header", true));
        layout.putAll(Map.of(
                "dateColumn",
                "Date",
                "dateFormats",
                List.of(days),
                "amount",
                Map.of("signed", Map.of("column", "Amount", "negated", false)),
                "decimalMark",
                ".",
                "descriptionColumns",
                List.of(text)));
        return Map.of(
                "profileId",
                books.person()
                        .post(
                                books.path("/csv-profiles"),
                                Map.of("name", days + " " + UUID.randomUUID(), "layout", layout))
                        .expect(201)
                        .text("id"));
    }
}
