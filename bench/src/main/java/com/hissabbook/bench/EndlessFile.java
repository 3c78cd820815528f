package com.hissabbook.bench;

import com.hissabbook.adapters.camt.CamtReader;
import com.hissabbook.adapters.csv.CsvReader;
import com.hissabbook.adapters.mt940.Mt940Reader;
import com.hissabbook.adapters.ofx.OfxReader;
import com.hissabbook.adapters.qif.QifReader;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Files of any length, made up as they are read: a beginning, one line again and again, an end. {@code #} stands for the line's number. */
enum EndlessFile {
    CSV(
            Figure.M_CSV,
            new CsvReader(),
            "Date,Value date,Counterparty,Description,Amount,Balance\n",
            "2026-03-14,2026-03-15,Kettle Software,Order #,-12.50,\n",
            ""),
    OFX(
            Figure.M_OFX,
            new OfxReader(),
            "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR"
                    + "<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331\n",
            "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260314<TRNAMT>-12.50<FITID>#<NAME>Kettle Software<MEMO>Order #</STMTTRN>\n",
            "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"),
    QIF(Figure.M_QIF, new QifReader(), "!Type:Bank\n", "D3/14/2026\nT-12.50\nPKettle Software\nMOrder #\n^\n", ""),
    CAMT(
            Figure.M_CAMT,
            new CamtReader(),
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Acct><Ccy>EUR</Ccy></Acct>\n",
            "<Ntry><Amt Ccy=\"EUR\">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-14</Dt></BookgDt>"
                    + "<AcctSvcrRef>R#</AcctSvcrRef><AddtlNtryInf>Kettle Software</AddtlNtryInf></Ntry>\n",
            "</Stmt></BkToCstmrStmt></Document>\n"),
    MT940(
            Figure.M_MT940,
            new Mt940Reader(),
            ":20:A\n:25:1\n:28C:1/1\n:60F:C260301EUR0,\n",
            ":61:2603140314D12,50NMSCR#\n:86:Kettle Software\n",
            ":62F:C260331EUR0,\n-\n");

    private static final int LINES_PER_PART = 1_000;

    private final Figure figure;
    private final StatementReader reader;
    private final String beginning;
    private final String line;
    private final String end;

    EndlessFile(Figure figure, StatementReader reader, String beginning, String line, String end) {
        this.figure = figure;
        this.reader = reader;
        this.beginning = beginning;
        this.line = line;
        this.end = end;
    }

    Figure figure() {
        return figure;
    }

    StatementReader reader() {
        return reader;
    }

    ReadOptions options() {
        return new ReadOptions(Optional.of(Readers.layout()), Optional.of(new CurrencyCode("EUR")));
    }

    StatementSource source(int lines) {
        return new StatementSource() {
            @Override
            public InputStream open() {
                return new SequenceInputStream(parts(lines));
            }

            @Override
            public long size() {
                return (long) lines * line.length();
            }
        };
    }

    private Enumeration<InputStream> parts(int lines) {
        return new Enumeration<>() {
            private int told = -1;

            @Override
            public boolean hasMoreElements() {
                return told <= lines;
            }

            @Override
            public InputStream nextElement() {
                if (told > lines) {
                    throw new NoSuchElementException();
                } else if (told < 0) {
                    told = 0;
                    return bytes(beginning);
                } else if (told == lines) {
                    told++;
                    return bytes(end);
                }
                StringBuilder part = new StringBuilder();
                for (int to = Math.min(lines, told + LINES_PER_PART); told < to; told++) {
                    part.append(line.replace("#", Integer.toString(told)));
                }
                return bytes(part.toString());
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
