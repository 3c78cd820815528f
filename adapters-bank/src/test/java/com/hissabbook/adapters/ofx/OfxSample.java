package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.ReadOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Small OFX files of our own. */
final class OfxSample {

    static final String HEADER = """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            SECURITY:NONE
            ENCODING:USASCII
            CHARSET:1252
            COMPRESSION:NONE
            OLDFILEUID:NONE
            NEWFILEUID:NONE

            """;

    static final String XML_HEADER = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
            """;

    private OfxSample() {}

    /** One current account in euro, June 2026, its closing balance 100.00. */
    static String statement(String transactions) {
        return """
                <OFX>
                <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260701</SONRS></SIGNONMSGSRSV1>
                <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
                <STMTRS>
                <CURDEF>EUR
                <BANKACCTFROM><BANKID>20041133<ACCTID>00012345<ACCTTYPE>CHECKING</BANKACCTFROM>
                <BANKTRANLIST>
                <DTSTART>20260601
                <DTEND>20260630
                %s
                </BANKTRANLIST>
                <LEDGERBAL><BALAMT>100.00<DTASOF>20260630</LEDGERBAL>
                </STMTRS>
                </STMTTRNRS></BANKMSGSRSV1>
                </OFX>
                """.formatted(transactions);
    }

    /** A transaction of 12 June with an amount and a bank id, more fields behind them. */
    static String transaction(String amount, String id, String more) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260612<TRNAMT>" + amount + "<FITID>" + id + more + "</STMTTRN>\n";
    }

    static Reading read(String text) {
        return read(text, StandardCharsets.UTF_8);
    }

    static Reading read(String text, Charset charset) {
        return read(text.getBytes(charset), ReadOptions.NONE);
    }

    static Reading read(byte[] file, ReadOptions options) {
        try {
            return Reading.of(new OfxReader(), SmallFile.of(file), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
