package com.hissabbook.adapters.camt;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds the messages in a document, whatever is around them, and tells their statements. */
final class Messages {

    private final Xml xml;
    private final Survey survey;
    private final Optional<CurrencyCode> accountCurrency;
    private final StatementSink sink;

    private int statements;
    private final Set<String> currencies = new HashSet<>();
    private boolean namespace;
    private boolean messages;
    private boolean entries;

    Messages(Xml xml, Survey survey, Optional<CurrencyCode> accountCurrency, StatementSink sink) {
        this.xml = xml;
        this.survey = survey;
        this.accountCurrency = accountCurrency;
        this.sink = sink;
    }

    void tell() throws IOException, UnreadableFile {
        while (xml.next()) {
            if (xml.begins()) {
                namespace |= xml.hasNamespace();
                if (isMessage(xml.name())) {
                    messages = true;
                    message();
                }
            }
        }
        if (statements == 0) {
            throw messages
                    ? new UnreadableFile(
                            "no-statement",
                            0,
                            "The file is a CAMT message without a statement in it: there is nothing to book.")
                    : new UnreadableFile(
                            "not-a-statement",
                            0,
                            "The file is XML but no CAMT.052, CAMT.053 or CAMT.054. Export the statement from the bank in one of them.");
        }
        if (!entries) {
            notice("no-transactions", "The file has no entries: there is nothing to book.");
        }
        if (!namespace) {
            notice("no-namespace", "The file does not say which version of CAMT it is; it was read by its structure.");
        }
        if (currencies.size() > 1) {
            notice(
                    "several-currencies",
                    "The file holds statements in several currencies, each of an account of its own.");
        }
    }

    private void notice(String code, String text) {
        sink.accept(new Notice(0, code, text, 0));
    }

    private static boolean isMessage(String name) {
        return name.startsWith("BkToCstmrStmt")
                || name.startsWith("BkToCstmrAcctRpt")
                || name.startsWith("BkToCstmrDbtCdtNtfctn");
    }

    private void message() throws IOException, UnreadableFile {
        while (xml.next() && xml.begins()) {
            switch (xml.name()) {
                case "Stmt" -> report("");
                case "Rpt" ->
                    report("The file is an account report (camt.052), not a statement: the bank may still change it.");
                case "Ntfctn" ->
                    report(
                            "The file is a notification (camt.054), not a statement: it has no balances, and the statement of the day"
                                    + " has its entries again.");
                case "GrpHdr" -> {
                    Node header = xml.whole();
                    String last = header.text("MsgPgntn", "LastPgInd").orElse("");
                    if (last.equals("false") || last.equals("0")) {
                        notice("more-pages", "The file is one page of several: the message goes on in another file.");
                    }
                }
                default -> xml.skip("Ntry");
            }
        }
    }

    private void report(String remark) throws IOException, UnreadableFile {
        var report = new Report(statements++, accountCurrency, sink);
        if (!remark.isEmpty()) {
            report.notice("interim-report", remark, xml.line());
        }
        if (report.isFirst() && survey.declaredWrongly()) {
            report.notice(
                    "charset-mismatch",
                    "The file says that it is written in another character set than it is (" + survey.charset() + ").",
                    1);
        }
        while (xml.next() && xml.begins()) {
            switch (xml.name()) {
                case "Acct" -> report.account(xml.whole());
                case "FrToDt" -> report.span(xml.whole());
                case "StmtPgntn", "RptPgntn", "NtfctnPgntn" -> report.pages(xml.whole());
                case "Bal" -> report.balance(xml.whole());
                case "TxsSummry" -> report.totals(xml.whole());
                case "Ntry" -> {
                    long mark = xml.mark();
                    Node entry = xml.whole();
                    report.entry(entry, xml.since(mark));
                }
                default -> {
                    if (xml.skip("Ntry")) {
                        report.notice(
                                "entries-left-out",
                                "Entries stand where no entry belongs; they are left out. Ask the bank for a right file.",
                                xml.line());
                    }
                }
            }
        }
        report.end();
        entries |= report.hasEntries();
        report.currency().map(CurrencyCode::code).ifPresent(currencies::add);
    }
}
