package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files that cannot be imported, or not wholly: each answer names the place and the remedy, and nothing is posted in part. */
class BadFilesTest extends ApiTest {

    private static final Map<String, Object> LAYOUT = Map.of(
            "encoding",
            "UTF-8",
            "delimiter",
            ";",
            "header",
            true,
            "dateColumn",
            "Date",
            "dateFormats",
            List.of("yyyy-MM-dd"),
            "amount",
            Map.of("signed", Map.of("column", "Amount", "negated", false)),
            "decimalMark",
            ".",
            "descriptionColumns",
            List.of("Text"));

    @Test
    void refusesAnEmptyFileAtOnce() {
        books().upload(new byte[0], Map.of()).expectProblem(422, "empty-file");
    }

    @Test
    void refusesARequestWithoutAFile() {
        Books books = books();
        books.person().post(books.path("/imports"), Map.of()).expect(415);
    }

    @Test
    void refusesALedgerOfNobody() {
        books().upload(
                        "x".getBytes(StandardCharsets.UTF_8),
                        Map.of("ledgerId", UUID.randomUUID().toString()))
                .expectProblem(422, "unknown-ledger");
    }

    @Test
    void refusesBytesThatAreNoStatement() {
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);

        refused(noise);
    }

    @Test
    void refusesAZipUnderAFalseName() {
        refused("PK\003\004 this is a spreadsheet".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void rejectsAnAmountThatTheBooksCannotHoldAndPostsTheRest() {
        Books books = Books.of(client().register(), "EUR");
        String file = "!Type:Bank\nD12/31/2025\nT-92233720368547758.08\n^\nD12/30/2025\nT92233720368547758.07\n^\n"
                + "D12/30/2025\nT9999999999999.99\n^\n";

        var done = books.imported(file, Map.of());

        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(done.json().at("/counts/rejected").asInt()).isEqualTo(2);
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(1);
        assertThat(books.person()
                        .post(
                                books.path("/ledgers"),
                                Map.of(
                                        "name",
                                        "Big",
                                        "kind",
                                        "BANK",
                                        "currency",
                                        "EUR",
                                        "openingBalance",
                                        Map.of(
                                                "date",
                                                "2025-01-01",
                                                "balance",
                                                Map.of("amount", "-92233720368547758.08", "currency", "EUR"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesATruncatedStatementAndPostsNothing() {
        String whole = SampleOfx.statement("EUR", 40, 3);
        Books books = books();

        Answer answer = books.imported(whole.substring(0, whole.length() / 2), Map.of());

        assertThat(answer.text("state")).isEqualTo("REFUSED");
        assertThat(answer.json().at("/refusal/code").asString()).isEqualTo("truncated");
        assertThat(answer.json().at("/refusal/detail").asString()).isNotEmpty();
        assertThat(transactions(books)).isZero();
    }

    @Test
    void refusesAStatementInAnotherCurrency() {
        Answer answer = books().imported(SampleOfx.statement("USD", 5, 1), Map.of());

        assertThat(answer.text("state")).isEqualTo("REFUSED");
        assertThat(answer.json().at("/refusal/code").asString()).isEqualTo("wrong-currency");
    }

    @Test
    void refusesAnAccountThatIsNotSetUp() {
        Books books = books();
        Answer answer = books.settled(books.person()
                .upload(
                        books.path("/imports"),
                        "a.ofx",
                        SampleOfx.statement("EUR", 5, 1).getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .expect(202)
                .text("id"));

        assertThat(answer.text("state")).isEqualTo("REFUSED");
        assertThat(answer.json().at("/refusal/code").asString()).isEqualTo("unknown-account");
    }

    @Test
    void namesEachUnusableRowAndPostsTheOthers() {
        Books books = books();
        String csv = """
                Date;Text;Amount
                2026-01-02;Coffee;-3.50
                2026-02-30;Impossible day;-1.00
                2026-01-03;No amount;abc
                2026-01-04;Too precise;-1.005
                2126-01-05;The future;-2.00
                2026-01-06;Bread;-4.10
                """;

        Answer answer = books.imported(csv, Map.of("profileId", profile(books)));

        assertThat(answer.text("state")).as(answer.response().body()).isEqualTo("COMPLETED");
        assertThat(answer.json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/counts/rejected").asInt()).isEqualTo(4);
        var rejects = books.person()
                .get(books.path("/imports/" + answer.text("id") + "/lines?decision=REJECTED"))
                .expect(200)
                .json()
                .path("items");
        assertThat(rejects.valueStream().map(line -> line.path("fileLine").asInt()))
                .containsExactly(3, 4, 5, 6);
        assertThat(rejects.valueStream()).allSatisfy(line -> {
            assertThat(line.path("reason").asString()).isNotEmpty();
            assertThat(line.path("column").asString()).isNotEmpty();
            assertThat(line.path("raw").asString()).contains(";");
        });
        assertThat(books.person()
                        .get(books.path("/imports/" + answer.text("id") + "/rejects.csv"))
                        .expect(200)
                        .response()
                        .body()
                        .lines())
                .hasSize(5);
        assertThat(transactions(books)).isEqualTo(2);
    }

    private void refused(byte[] content) {
        Books books = books();
        Answer answer =
                books.settled(books.upload(content, Map.of()).expect(202).text("id"));

        assertThat(answer.text("state")).isEqualTo("REFUSED");
        assertThat(answer.json().at("/refusal/code").asString()).isNotEmpty();
        assertThat(answer.json().at("/refusal/detail").asString()).endsWith(".").doesNotContain("Exception");
        assertThat(transactions(books)).isZero();
    }

    private Books books() {
        ApiClient owner = client().register();
        return Books.of(owner, "EUR");
    }

    private static String profile(Books books) {
        return books.person()
                .post(books.path("/csv-profiles"), Map.of("name", "My bank", "layout", LAYOUT))
                .expect(201)
                .text("id");
    }

    private static int transactions(Books books) {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
