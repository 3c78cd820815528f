package com.hissabbook.adapters.camt;

import com.hissabbook.adapters.corpus.Reading;
import com.hissabbook.adapters.corpus.SmallFile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small CAMT files of our own. */
final class CamtSample {

    static final String ENTRY = """
            <Ntry><Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
            <BookgDt><Dt>2026-01-02</Dt></BookgDt><ValDt><Dt>2026-01-03</Dt></ValDt><AcctSvcrRef>B100</AcctSvcrRef>
            <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
            <NtryDtls><TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs>
            <RltdPties><Dbtr><Nm>Us</Nm></Dbtr><Cdtr><Nm>Kettle Software</Nm></Cdtr></RltdPties>
            <RmtInf><Ustrd>Licence &amp; care</Ustrd><Ustrd>2026</Ustrd></RmtInf></TxDtls></NtryDtls>
            <AddtlNtryInf>CREDIT TRANSFER</AddtlNtryInf></Ntry>
            """;

    static final String SAMPLE = statement(ENTRY, "987.50");

    private CamtSample() {}

    /** A statement from 1,000.00 with these entries. */
    static String statement(String entries, String closing) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
                <Stmt><Id>1</Id><FrToDt><FrDtTm>2026-01-01T00:00:00</FrDtTm><ToDtTm>2026-01-31T00:00:00</ToDtTm></FrToDt>
                <Acct><Id><IBAN>XX0012345</IBAN></Id><Ccy>EUR</Ccy><Svcr><FinInstnId><BIC>BANKXX22</BIC></FinInstnId></Svcr></Acct>
                %s%s
                %s</Stmt></BkToCstmrStmt></Document>
                """.formatted(balance("OPBD", "1000.00", "2026-01-01"), balance("CLBD", closing, "2026-01-31"), entries);
    }

    static String balance(String kind, String amount, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + kind + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
    }

    static Reading read(String file) {
        return read(bytes(file));
    }

    static Reading read(byte[] file) {
        return read(SmallFile.of(file));
    }

    static Reading read(StatementSource source) {
        try {
            return Reading.of(new CamtReader(), source, ReadOptions.NONE);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static String code(Reading reading) {
        return reading.refused().map(UnreadableFile::code).orElse("read");
    }

    static <T extends StatementEvent> List<T> events(Reading reading, Class<T> kind) {
        return reading.events().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
