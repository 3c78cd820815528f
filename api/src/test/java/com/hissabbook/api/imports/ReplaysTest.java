package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A stored file is read once more, and what differs is told place by place. */
class ReplaysTest extends ReplayTest {

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
}
