package com.hissabbook.api.transactions;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.ledger.JournalEntry;
import com.hissabbook.ledger.Transfer;
import com.hissabbook.reporting.TransactionTrace;
import com.hissabbook.transaction.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with all that the books say of it.
 *
 * @param date the bank's booking day as written, or the day a person gave
 * @param counterparty as the bank writes it
 * @param counterpartyName without noise, or as people call it; absent for a manual one
 * @param bankId the bank's own id, if it gave one
 * @param voided whether it no longer counts in the books
 * @param source who says that it happened
 * @param line the line of the file it came from; absent for a manual one
 * @param transfer the match that it is one side of
 * @param entries the postings of its entries, in the order they were written
 */
record TransactionDetail(
        UUID id,
        Transaction.Source source,
        LocalDate date,
        @Nullable LocalDate valueDate,
        MoneyJson amount,
        String description,
        @Nullable String counterparty,
        @Nullable String counterpartyName,
        @Nullable UUID ledgerId,
        @Nullable String bankId,
        boolean voided,
        @Nullable SourceLine line,
        @Nullable MatchedTransfer transfer,
        List<TransactionEntry> entries) {

    /**
     * Where in which file it stands.
     *
     * @param line n-th record of the file
     * @param fileLine line of the file on which it begins
     * @param link shows its raw text
     */
    record SourceLine(UUID importId, int line, String fileName, int fileLine, String link) {

        static SourceLine of(UUID organisation, TransactionTrace.FileLine from) {
            UUID importId = from.importId().value();
            return new SourceLine(
                    importId,
                    from.lineNo(),
                    from.fileName(),
                    from.fileLine(),
                    Routes.line(organisation, importId, from.lineNo()));
        }
    }

    /**
     * @param with the other sides
     * @param link shows it
     */
    record MatchedTransfer(UUID id, List<UUID> with, String link) {

        static MatchedTransfer of(UUID organisation, UUID one, Transfer match) {
            return new MatchedTransfer(match.id(), match.others(one), Routes.transfer(organisation, match.id()));
        }
    }

    /**
     * One posting with the entry it belongs to.
     *
     * @param originalDay the day that was meant, where that is locked
     * @param reverses the entry that this one takes back
     * @param reversedBy the entry that takes this one back
     * @param entry where the entry is shown
     */
    record TransactionEntry(
            UUID entryId,
            JournalEntry.Kind kind,
            LocalDate day,
            @Nullable LocalDate originalDay,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            UUID accountId,
            String code,
            String name,
            @Nullable MoneyJson debit,
            @Nullable MoneyJson credit,
            String entry) {}

    static TransactionDetail of(
            UUID organisation,
            Transaction one,
            Optional<String> counterpartyName,
            TransactionTrace trace,
            boolean voided,
            Optional<Transfer> match,
            List<EntryView> entries) {
        return new TransactionDetail(
                one.id(),
                one.source(),
                one.day(),
                one.valueDay().orElse(null),
                MoneyJson.of(one.amount()),
                one.description(),
                one.counterparty().orElse(null),
                counterpartyName.orElse(null),
                one.moneyAccountId().orElse(null),
                one.bankId().orElse(null),
                voided,
                trace.line().map(line -> SourceLine.of(organisation, line)).orElse(null),
                match.map(found -> MatchedTransfer.of(organisation, one.id(), found))
                        .orElse(null),
                entries.stream()
                        .flatMap(entry -> entry.postings().stream().map(posting -> flat(entry, posting)))
                        .toList());
    }

    private static TransactionEntry flat(EntryView entry, EntryView.EntryPosting posting) {
        return new TransactionEntry(
                entry.id(),
                entry.kind(),
                entry.day(),
                entry.originalDay(),
                entry.reverses(),
                entry.reversedBy(),
                posting.accountId(),
                posting.code(),
                posting.name(),
                posting.debit(),
                posting.credit(),
                entry.links().self());
    }

    @Override
    public String toString() {
        return "TransactionDetail[" + id + "]";
    }
}
