package com.hissabbook.api.imports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Small OFX 1.x statements made by us; the same arguments always give the same file. */
public final class SampleOfx {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private SampleOfx() {}

    /** Lines 1 to {@code count} of one endless statement, with the balance that they add up to. */
    public static String statement(String currency, int count, long seed) {
        var random = new Random(seed);
        var lines = new StringBuilder();
        long balance = 0;
        for (int n = 1; n <= count; n++) {
            long cents = random.nextInt(20_000) - 12_000;
            cents = cents == 0 ? 1 : cents;
            balance += cents;
            lines.append(line(n, FIRST.plusDays(n / 5), cents));
        }
        LocalDate last = FIRST.plusDays(count / 5);
        return around(currency, lines.toString(), decimal(balance), day(last));
    }

    /** A statement in euro with just these lines, each an STMTTRN. */
    public static String around(String lines) {
        return around("EUR", lines, "0.00", "20260131");
    }

    private static String around(String currency, String lines, String balance, String last) {
        return """
                OFXHEADER:100
                DATA:OFXSGML
                VERSION:102
                SECURITY:NONE
                ENCODING:USASCII
                CHARSET:1252
                COMPRESSION:NONE
                OLDFILEUID:NONE
                NEWFILEUID:NONE

                <OFX>
                <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260601<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>%s
                <BANKACCTFROM><BANKID>100<ACCTID>77001<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST><DTSTART>20260101<DTEND>%s
                %s</BANKTRANLIST>
                <LEDGERBAL><BALAMT>%s<DTASOF>%s</LEDGERBAL>
                </STMTRS></STMTTRNRS></BANKMSGSRSV1>
                </OFX>
                """.formatted(currency, last, lines, balance, last);
    }

    private static String line(int n, LocalDate day, long cents) {
        return "<STMTTRN><TRNTYPE>%s<DTPOSTED>%s<TRNAMT>%s<FITID>F%06d<NAME>Shop %d<MEMO>purchase %d</STMTTRN>\n"
                .formatted(cents < 0 ? "DEBIT" : "CREDIT", day(day), decimal(cents), n, n % 7, n);
    }

    static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static String decimal(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
