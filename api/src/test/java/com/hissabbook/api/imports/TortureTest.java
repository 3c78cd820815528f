package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The ten cases on which importers are known to break, each with our answer and its reason: {@code docs/torture-cases.md}. */
class TortureTest extends ApiTest {

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void booksTheSameAmountTwoDaysLaterAsAPurchaseOfItsOwn() {
        counts(books.imported(qif("D1/14/2026\nT-3.20\nPCoffee"), Map.of()), 1, 0, 0, 0);

        Answer later = books.imported(qif("D1/16/2026\nT-3.20\nPCoffee"), Map.of());

        counts(later, 1, 0, 0, 0);
        assertThat(bank(books.ledger()))
                .as("another day is another purchase: nearness is no evidence that one of them did not happen")
                .isEqualTo("-6.40");
    }

    @Test
    void asksWhenTheBankGivesAnIdASecondTimeToSomethingElse() {
        books.imported(SampleOfx.around(line("A1", "20260110", "-3.20", "Bakery")), Map.of());

        Answer reused = books.imported(SampleOfx.around(line("A1", "20260120", "-80.00", "Garage")), Map.of());

        counts(reused, 0, 0, 1, 0);
        assertThat(items(reused).getFirst().path("reason").asString()).isEqualTo("bank-id-with-other-facts");
        assertThat(bank(books.ledger()))
                .as(
                        "it may be a correction or a new payment: neither the old entry is overwritten nor the new one swallowed")
                .isEqualTo("-3.20");
        books.person()
                .post(
                        books.path("/imports/" + reused.text("id") + "/decisions"),
                        Map.of("lines", List.of(1), "decision", "NEW", "reason", "a payment of its own"))
                .expect(200);
        assertThat(bank(books.ledger())).as("the person's word books it").isEqualTo("-83.20");
    }

    @Test
    void tellsARepeatedLineFromASecondPaymentUnderOneIdWithinAFile() {
        Answer twice = books.imported(
                SampleOfx.around(line("A1", "20260110", "-3.20", "Bakery")
                        + line("A1", "20260110", "-3.20", "Bakery")
                        + line("A1", "20260110", "-80.00", "Garage")),
                Map.of());

        counts(twice, 1, 1, 1, 0);
        assertThat(bank(books.ledger()))
                .as(
                        "the same voucher printed twice counts once; another amount under its number is held back and asked about")
                .isEqualTo("-3.20");
    }

    @Test
    void booksIdenticalLinesOfAFileAsOftenAsTheyStandThereAndNoMoreWhenTheyComeAgain() {
        counts(books.imported(qif("D1/14/2026\nT-3.20\nPCoffee", "D1/14/2026\nT-3.20\nPCoffee"), Map.of()), 2, 0, 0, 0);

        Answer wider = books.imported(
                qif(
                        "D1/13/2026\nT-1.10\nPBread",
                        "D1/14/2026\nT-3.20\nPCoffee",
                        "D1/14/2026\nT-3.20\nPCoffee",
                        "D1/15/2026\nT-9.00\nPLunch"),
                Map.of());

        counts(wider, 2, 2, 0, 0);
        assertThat(bank(books.ledger()))
                .as("two coffees were drunk, so two are booked: the n-th line is the n-th purchase, in every file")
                .isEqualTo("-16.50");
    }

    @Test
    void booksALineThatComesLateForADayThatWasImportedBefore() {
        String first = line("A1", "20260110", "-3.20", "Bakery");
        String last = line("A3", "20260118", "-80.00", "Garage");
        books.imported(SampleOfx.around(first + last), Map.of());

        Answer late =
                books.imported(SampleOfx.around(first + line("A2", "20260112", "-12.00", "Cinema") + last), Map.of());

        counts(late, 1, 2, 0, 0);
        assertThat(bank(books.ledger()))
                .as("no day is closed by having been imported: what is known is told line by line, not by a last date")
                .isEqualTo("-95.20");
    }

    @Test
    void keepsAPendingAmountOutOfTheBooksAndBooksWhatWasPostedWithTheTip() {
        Answer evening = books.imported(camt("052", "PDNG", "20.00", "P1"), Map.of());

        counts(evening, 0, 0, 0, 1);
        assertThat(transactions())
                .as("a reservation is no entry of the bank's, so it is none of ours")
                .isZero();

        Answer posted = books.imported(camt("053", "BOOK", "24.00", "B7"), Map.of());

        counts(posted, 1, 0, 0, 0);
        assertThat(bank(books.ledger()))
                .as("the dinner is booked once, with its tip, when the bank has booked it")
                .isEqualTo("-24.00");
    }

    @Test
    void holdsAFileBackInWhichTheBankNumbersKnownLinesAnew() {
        String file = SampleOfx.statement("EUR", 40, 3);
        books.imported(file, Map.of());
        String before = bank(books.ledger());

        Answer renumbered = books.imported(file.replace("<FITID>F", "<FITID>R"), Map.of());

        assertThat(renumbered.text("state")).as(renumbered.response().body()).isEqualTo("AWAITING_REVIEW");
        assertThat(renumbered.text("doubt")).isEqualTo("ids-not-kept");
        assertThat(transactions())
                .as(
                        "new numbers alone do not make new payments, and likeness alone does not make them old: a person decides")
                .isEqualTo(40);
        books.person()
                .post(books.path("/imports/" + renumbered.text("id") + "/identity"), Map.of("identity", "FACTS"))
                .expect(200);
        // The five lines of the file's first and last day might be second ones just like them: the balance says no.
        counts(books.settled(renumbered.text("id")), 0, 40, 0, 0);
        assertThat(bank(books.ledger())).isEqualTo(before);
    }

    @Test
    void keepsTheAccountsOfOneFileApartThoughTheirLinesAreAlike() {
        String one = SampleOfx.around(line("A1", "20260110", "-3.20", "Bank fee"));
        String statement = one.substring(one.indexOf("<STMTTRNRS>"), one.indexOf("</BANKMSGSRSV1>"));
        String both = one.replace(statement, statement + statement.replace("77001", "77002"));
        String first = ledger("77001");
        Answer refused = books.imported(both, Map.of("ledgerId", first));
        assertThat(refused.text("state")).isEqualTo("REFUSED");
        assertThat(refused.json().at("/refusal/code").asString())
                .as("half a file is not booked, and no line goes to an account that the file does not name")
                .isEqualTo("several-accounts");
        String second = ledger("77002");

        counts(books.imported(both + "\n", Map.of("ledgerId", first)), 2, 0, 0, 0);

        assertThat(List.of(bank(first), bank(second)))
                .as("each account paid its own fee: id, day, amount and text mean something within one account only")
                .containsExactly("-3.20", "-3.20");
    }

    @Test
    void readsADecimalCommaAsOneAndAsksWhereTheMarkMayBeEither() {
        Answer comma =
                books.imported("Date;Text;Amount\n2026-01-13;Rent;-1.234,56\n2026-01-15;Coffee;-3,20\n", Map.of());
        counts(comma, 2, 0, 0, 0);
        assertThat(bank(books.ledger()))
                .as("the file shows by itself which mark parts the cents")
                .isEqualTo("-1237.76");

        Answer either = books.imported("Date;Text;Amount\n2026-02-13;Rent;-1.450\n2026-02-15;Rent;-2.000\n", Map.of());

        assertThat(either.text("state")).as(either.response().body()).isEqualTo("AWAITING_ANSWER");
        assertThat(either.json().at("/questions/0/about").asString())
                .as("one euro or one thousand is not ours to guess")
                .isEqualTo("DECIMAL_MARK");
        assertThat(bank(books.ledger())).isEqualTo("-1237.76");
    }

    @Test
    void setsALineWithABadAmountAsideWithItsPlaceAndBooksTheOthers() {
        Answer done = books.imported(
                SampleOfx.around(line("A1", "20260110", "-3.20", "Bakery")
                        + line("A2", "20260112", "twelve", "Cinema")
                        + line("A3", "20260118", "-80.00", "Garage")),
                Map.of());

        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(done.json().at("/counts/rejected").asInt()).isEqualTo(1);
        JsonNode bad = items(done).get(1);
        assertThat(bad.path("explanation").asString()).isNotEmpty();
        assertThat(bad.path("fileLine").asInt()).isPositive();
        assertThat(bad.path("raw").asString())
                .as("an amount that cannot be read is not nought: the line stays as it came, with the reason")
                .contains("twelve");
        assertThat(bank(books.ledger())).isEqualTo("-83.20");
    }

    private static void counts(Answer done, int added, int duplicate, int conflict, int pending) {
        JsonNode counts = done.json().path("counts");
        assertThat(List.of(
                        done.text("state"),
                        counts.path("added").asInt(),
                        counts.path("duplicate").asInt(),
                        counts.path("conflict").asInt(),
                        counts.path("pending").asInt()))
                .as(done.response().body())
                .containsExactly("COMPLETED", added, duplicate, conflict, pending);
    }

    private static String line(String id, String day, String amount, String name) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>" + day + "<TRNAMT>" + amount + "<FITID>" + id + "<NAME>" + name
                + "</STMTTRN>\n";
    }

    private static String qif(String... records) {
        return "!Type:Bank\n" + String.join("\n^\n", records) + "\n^\n";
    }

    /** An account report (052) or statement (053) with one card payment in it. */
    private static String camt(String message, String status, String amount, String id) {
        String body = message.equals("052") ? "BkToCstmrAcctRpt" : "BkToCstmrStmt";
        String part = message.equals("052") ? "Rpt" : "Stmt";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%s.001.02"><%s><GrpHdr><MsgId>1</MsgId></GrpHdr>
                <%s><Id>1</Id><Acct><Id><IBAN>XX0012345</IBAN></Id><Ccy>EUR</Ccy></Acct>
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>%s</Sts>
                <BookgDt><Dt>2026-01-14</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><AddtlNtryInf>Dinner</AddtlNtryInf></Ntry>
                </%s></%s></Document>
                """.formatted(message, body, part, amount, status, id, part, body);
    }

    private String ledger(String number) {
        return books.person()
                .post(
                        books.path("/ledgers"),
                        Map.of("name", "Account " + number, "kind", "BANK", "currency", "EUR", "accountNumber", number))
                .expect(201)
                .text("id");
    }

    private List<JsonNode> items(Answer imported) {
        return books.person()
                .get(books.path("/imports/" + imported.text("id") + "/lines?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** What an account stands at. */
    private String bank(String ledger) {
        return books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.at("/account/id").asString().equals(ledger))
                .map(row -> row.at("/balance/amount").asString())
                .findFirst()
                .orElse("");
    }

    private int transactions() {
        return books.person()
                .get(books.path("/transactions?limit=500"))
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}
