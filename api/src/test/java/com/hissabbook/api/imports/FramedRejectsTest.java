package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rejected records leave a file of any format within its frame, come back corrected, and post exactly what was missing. */
class FramedRejectsTest extends ApiTest {

    private static final Map<String, String> NOTHING = Map.of();

    /** Each with a first and a last record that can be read, and one between on a day that does not exist; made by us. */
    enum File {
        OFX_SGML(SampleOfx.around("""
                        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260102<TRNAMT>-3.50<FITID>A1<NAME>Coffee</STMTTRN>
                        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260230<TRNAMT>-4.10<FITID>A2<NAME>Bread</STMTTRN>
                        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260109<TRNAMT>-2.00<FITID>A3<NAME>Milk</STMTTRN>
                        """), "20260230", "20260105", "<ACCTID>77001", "LEDGERBAL"),
        OFX_XML_ON_ONE_LINE("""
                <?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\
                <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF><BANKACCTFROM><ACCTID>77002</ACCTID></BANKACCTFROM><BANKTRANLIST>\
                <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260102</DTPOSTED><TRNAMT>-3.50</TRNAMT><FITID>A1</FITID><NAME>Café</NAME></STMTTRN>\
                <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260230</DTPOSTED><TRNAMT>-4.10</TRNAMT><FITID>A2</FITID><NAME>Brød</NAME></STMTTRN>\
                <STMTTRN><TRNTYPE>DEBIT</TRNTYPE><DTPOSTED>20260109</DTPOSTED><TRNAMT>-2.00</TRNAMT><FITID>A3</FITID><NAME>Milk</NAME></STMTTRN>\
                </BANKTRANLIST><LEDGERBAL><BALAMT>90.40</BALAMT><DTASOF>20260109</DTASOF></LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
                """, "20260230", "20260105", "<ACCTID>77002</ACCTID>", "LEDGERBAL"),
        QIF("""
                !Type:Bank
                D01/14/2026
                T-3.50
                PCoffee
                ^
                D02/30/2026
                T-4.10
                PBread
                ^
                D01/19/2026
                T-2.00
                PMilk
                ^
                """, "02/30/2026", "01/15/2026", "!Type:Bank", "LEDGERBAL"),
        CAMT(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
                <Stmt><Id>1</Id><Acct><Id><IBAN>XX0012345</IBAN></Id><Ccy>EUR</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">90.40</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-19</Dt></Dt></Bal>
                """ + entry("2026-01-14", "3.50", "B1") + entry("2026-02-30", "4.10", "B2")
                        + entry("2026-01-19", "2.00", "B3")
                        + "</Stmt></BkToCstmrStmt></Document>\n",
                "2026-02-30",
                "2026-01-15",
                "<IBAN>XX0012345</IBAN>",
                "<Bal>"),
        MT940("""
                :20:START1
                :25:1234567
                :28C:1/1
                :60F:C260101EUR100,00
                :61:2601140114D3,50NMSCB1
                :86:Coffee
                :61:2602300230D4,10NMSCB2
                :86:Bread
                dark
                :61:2601190119D2,00NMSCB3
                :86:Milk
                :62F:C260131EUR90,40
                -
                """, "2602300230", "2601150115", ":25:1234567", ":62F:");

        private final String content;
        private final String bad;
        private final String good;
        private final String frame;
        private final String balance;

        File(String content, String bad, String good, String frame, String balance) {
            this.content = content;
            this.bad = bad;
            this.good = good;
            this.frame = frame;
            this.balance = balance;
        }

        private static String entry(String day, String amount, String id) {
            return """
                    <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
                    <BookgDt><Dt>%s</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><AddtlNtryInf>Dinner %s</AddtlNtryInf></Ntry>
                    """.formatted(amount, day, id, id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void comeBackCorrected(File file) {
        Books books = Books.of(client().register(), "EUR");
        String first = imported(books, file, file.content);
        String rejects = rejects(books, first);
        assertThat(rejects)
                .contains(file.bad, file.frame, "hissabbook:2 ", "hissabbook:end")
                .doesNotContain("Milk", "B3", file.balance);

        handIn(books, rejects, NOTHING).expectProblem(422, "corrects-missing");
        Answer asItWas = books.settled(
                handIn(books, rejects, Map.of("corrects", first)).expect(202).text("id"));
        assertThat(asItWas.json().at("/counts/added").asInt())
                .as(asItWas.response().body())
                .isZero();
        assertThat(states(books, first)).containsExactly("OPEN");
        assertThat(rejects(books, first)).isEqualTo(rejects);

        Answer corrected = books.settled(handIn(books, rejects.replace(file.bad, file.good), Map.of("corrects", first))
                .expect(202)
                .text("id"));
        assertPostedWhatWasMissing(books, first, corrected);
    }

    @ParameterizedTest
    @EnumSource
    void keepTheFilesLineEndsWhateverTheEditorMakesOfThem(File file) {
        Books books = Books.of(client().register(), "EUR");
        String content = file.content.replace("\n", "\r\n");
        String first = imported(books, file, content);
        String edited = rejects(books, first).replace("\r\n", "\n").replace(file.bad, file.good);

        Answer corrected = books.settled(
                handIn(books, edited, Map.of("corrects", first)).expect(202).text("id"));

        assertPostedWhatWasMissing(books, first, corrected);
        assertThat(books.person()
                        .get(books.path("/imports/" + corrected.text("id") + "/file"))
                        .expect(200)
                        .response()
                        .body())
                .isEqualTo(content.replace(file.bad, file.good));
    }

    @Test
    void areRefusedWhereTheMarksDoNotTellWhatIsMeant() {
        Books books = Books.of(client().register(), "EUR");
        String first = imported(books, File.OFX_SGML, File.OFX_SGML.content);
        String rejects = rejects(books, first);
        Map<String, String> corrects = Map.of("corrects", first);

        handIn(books, rejects.replace("hissabbook:end", "end"), corrects).expectProblem(422, "unclear-correction");
        handIn(books, rejects.replaceAll("<STMTTRN>.*</STMTTRN>", ""), corrects)
                .expectProblem(422, "unclear-correction");
        handIn(books, rejects.replace("hissabbook:2", "hissabbook:1"), corrects).expectProblem(422, "no-rejected-line");
        assertThat(states(books, first)).containsExactly("OPEN");
    }

    private static String imported(Books books, File file, String content) {
        Answer done = books.imported(content, NOTHING);
        assertThat(done.text("state")).as(done.response().body()).isEqualTo("COMPLETED");
        assertThat(done.json().at("/counts/added").asInt()).as(file.name()).isEqualTo(2);
        assertThat(done.json().at("/counts/rejected").asInt()).as(file.name()).isOne();
        return done.text("id");
    }

    private static void assertPostedWhatWasMissing(Books books, String first, Answer corrected) {
        assertThat(corrected.text("state")).as(corrected.response().body()).isEqualTo("COMPLETED");
        assertThat(corrected.json().at("/counts/added").asInt())
                .as(corrected.response().body())
                .isOne();
        assertThat(corrected.json().at("/counts/duplicate").asInt()).isEqualTo(2);
        assertThat(states(books, first)).containsExactly("CORRECTED");
        assertThat(books.person()
                        .get(books.path("/transactions"))
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(3);
    }

    private static String rejects(Books books, String id) {
        return books.person()
                .get(books.path("/imports/" + id + "/rejects"))
                .expect(200)
                .response()
                .body();
    }

    private static Answer handIn(Books books, String content, Map<String, String> fields) {
        return books.upload(content.getBytes(StandardCharsets.UTF_8), fields);
    }

    private static List<String> states(Books books, String id) {
        return books.person()
                .get(books.path("/imports/" + id + "/rejects/states"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(line -> line.path("status").asString())
                .toList();
    }
}
