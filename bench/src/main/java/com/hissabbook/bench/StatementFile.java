package com.hissabbook.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Statements of one endless account, written by us. Line n is the same in every file that holds it; about one line in twenty is a small
 * purchase that has identical ones on the same day.
 *
 * @param seed of the account's history
 * @param linesPerDay so many that even the longest file ends before today
 */
record StatementFile(long seed, int linesPerDay) {

    static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final int DAYS = 5_000;
    private static final int USUAL_LINES_PER_DAY = 25;
    private static final String HEADER = "Date,Value date,Counterparty,Description,Amount,Balance\n";
    private static final List<String> PARTIES = List.of(
            "Northern Energy AG",
            "City Lettings",
            "Blue Harbour Hotel",
            "Kettle Software",
            "Meyer & Sons",
            "Alpine Insurance",
            "Corner Grocery",
            "Rail & Road",
            "Weber Trading GmbH",
            "Payroll Services");
    private static final List<String> TEXTS = List.of(
            "SEPA DIRECT DEBIT ENERGY INVOICE",
            "STANDING ORDER RENT OFFICE",
            "CARD PAYMENT HOTEL FOLIO",
            "CARD PAYMENT SOFTWARE LICENCE",
            "TRANSFER INVOICE",
            "DIRECT DEBIT INSURANCE POLICY",
            "CARD PURCHASE",
            "ONLINE PAYMENT TICKET",
            "INCOMING TRANSFER ORDER",
            "TRANSFER SALARY EMPLOYEE");

    /** Last day, first day, lines, balance. */
    private static final String OFX = """
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
            <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>%1$s<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
            <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR
            <BANKACCTFROM><BANKID>100<ACCTID>77001<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><DTSTART>%2$s<DTEND>%1$s
            %3$s</BANKTRANLIST>
            <LEDGERBAL><BALAMT>%4$s<DTASOF>%1$s</LEDGERBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1>
            </OFX>
            """;

    /** An account with so many lines in all. */
    static StatementFile ofLength(long seed, int lines) {
        return new StatementFile(seed, Math.max(USUAL_LINES_PER_DAY, (lines + DAYS - 1) / DAYS));
    }

    /** So many lines or fewer, ending with a day: an identical purchase later that day would be taken for one in the file before. */
    int wholeDays(int lines) {
        return lines - lines % linesPerDay;
    }

    /** The layout of {@link #csv}, as the API takes it. */
    static Map<String, Object> layout() {
        return Map.ofEntries(
                Map.entry("encoding", "UTF-8"),
                Map.entry("delimiter", ","),
                Map.entry("quote", "\""),
                Map.entry("header", true),
                Map.entry("dateColumn", "Date"),
                Map.entry("dateFormats", List.of("yyyy-MM-dd")),
                Map.entry("amount", Map.of("signed", Map.of("column", "Amount", "negated", false))),
                Map.entry("decimalMark", "."),
                Map.entry("valueDateColumn", "Value date"),
                Map.entry("counterpartyColumn", "Counterparty"),
                Map.entry("descriptionColumns", List.of("Description")),
                Map.entry("balanceColumn", "Balance"));
    }

    private record Line(LocalDate day, String party, String text, long cents) {}

    private Line line(int n) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + n);
        LocalDate day = FIRST.plusDays(n / linesPerDay);
        if (random.nextInt(20) == 0) {
            return new Line(day, "Corner Grocery", "CARD PURCHASE COFFEE AND BREAD", -280);
        }
        int kind = random.nextInt(TEXTS.size());
        long cents = random.nextLong(100, 250_000) * (kind >= 8 && n % 3 != 0 ? 1L : -1L);
        String text = TEXTS.get(kind) + " " + random.nextInt(1_000, 10_000) + " REF " + String.format("%09d", n);
        return new Line(day, PARTIES.get(kind), text, cents);
    }

    /** Lines {@code from} (inclusive, counted from 0) to {@code to} (exclusive), about 110 bytes each, with a running balance. */
    byte[] csv(int from, int to) {
        StringBuilder out = new StringBuilder(HEADER.length() + (to - from) * 115).append(HEADER);
        long balance = 0;
        for (int n = 0; n < to; n++) {
            Line line = line(n);
            balance += line.cents();
            if (n >= from) {
                out.append(line.day())
                        .append(',')
                        .append(line.day().plusDays(1))
                        .append(',');
                out.append(line.party()).append(',').append(line.text()).append(',');
                out.append(decimal(line.cents()))
                        .append(',')
                        .append(decimal(balance))
                        .append('\n');
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same lines as OFX 1.x, each with a bank's id. */
    byte[] ofx(int from, int to) {
        StringBuilder lines = new StringBuilder();
        long balance = 0;
        for (int n = 0; n < to; n++) {
            Line line = line(n);
            balance += line.cents();
            if (n >= from) {
                lines.append("<STMTTRN><TRNTYPE>").append(line.cents() < 0 ? "DEBIT" : "CREDIT");
                lines.append("<DTPOSTED>")
                        .append(basic(line.day()))
                        .append("<TRNAMT>")
                        .append(decimal(line.cents()));
                lines.append("<FITID>F")
                        .append(n)
                        .append("<NAME>")
                        .append(line.party().replace("&", "&amp;"));
                lines.append("<MEMO>").append(line.text()).append("</STMTTRN>\n");
            }
        }
        return OFX.formatted(basic(line(to - 1).day()), basic(line(from).day()), lines, decimal(balance))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String basic(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
