package com.hissabbook.api.imports;

import java.util.Map;

/** Small OFX statements that list what is booked and what is only pending, made by us. */
public record PendingFile(String from, String asOf, String booked, String pending, String available) {

    /** Covers the days from the first to the one as of which it speaks. */
    static PendingFile of(String from, String asOf) {
        return new PendingFile(from, asOf, "", "", "");
    }

    PendingFile booked(String id, String day, String amount, String name) {
        return new PendingFile(
                from,
                asOf,
                booked + "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>" + day + "<TRNAMT>" + amount + "<FITID>" + id + "<NAME>"
                        + name + "</STMTTRN>\n",
                pending,
                available);
    }

    PendingFile pending(String day, String amount, String name) {
        return new PendingFile(
                from,
                asOf,
                booked,
                pending + "<STMTTRNP><TRNTYPE>HOLD<DTTRAN>" + day + "<TRNAMT>" + amount + "<NAME>" + name
                        + "</STMTTRNP>\n",
                available);
    }

    PendingFile available(String amount) {
        return new PendingFile(
                from, asOf, booked, pending, "<AVAILBAL><BALAMT>" + amount + "<DTASOF>" + asOf + "</AVAILBAL>");
    }

    /** A pending on an account of its own, told by a file. */
    public static String told(Books books) {
        books.imported(
                of("20260101", "20260110").pending("20260110", "-3.00", "Taxi").text(), Map.of());
        return books.person()
                .get(books.path("/ledgers/" + books.ledger() + "/pendings"))
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    String text() {
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
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR
                <BANKACCTFROM><BANKID>100<ACCTID>77001<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST><DTSTART>%s<DTEND>%s
                %s</BANKTRANLIST>
                <BANKTRANLISTP><DTASOF>%s
                %s</BANKTRANLISTP>
                <LEDGERBAL><BALAMT>0.00<DTASOF>%s</LEDGERBAL>%s
                </STMTRS></STMTTRNRS></BANKMSGSRSV1>
                </OFX>
                """.formatted(from, asOf, booked, asOf, pending, asOf, available);
    }
}
