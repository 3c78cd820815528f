package com.hissabbook.adapters.csv;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.AccountHint;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One CSV text read under one profile. */
final class Statement {

    /** A header stands near the beginning, or it is none. */
    static final int HEADER_SEARCH = 200;

    private final CsvProfile profile;
    private final Optional<CurrencyCode> accountCurrency;

    Statement(CsvProfile profile, Optional<CurrencyCode> accountCurrency) {
        this.profile = profile;
        this.accountCurrency = accountCurrency;
    }

    /**
     * @param rowLimit how many rows to tell of, for a preview
     */
    void read(Reader text, StatementSink sink, long rowLimit) throws IOException, UnreadableFile {
        Rows rows = new Rows(text, profile.delimiter(), profile.quote().orElse(null));
        Row header = profile.header() ? header(rows) : withoutHeader(rows);
        Notices notices = new Notices();
        RowCurrency currency = new RowCurrency(
                HeaderCurrency.column(profile),
                profile.currencyColumn().orElse(""),
                HeaderCurrency.of(header, profile),
                accountCurrency.orElse(null));
        RowReader reader =
                new RowReader(profile, new Layout(header), header == null ? 0 : header.line(), currency, notices);
        sink.accept(new StatementOpened(
                0,
                AccountHint.NONE,
                currency.ofStatement().map(CurrencyCode::code),
                Optional.empty(),
                Optional.empty()));
        long told = 0;
        for (Row row = rows.next(); row != null && told < rowLimit; row = rows.next()) {
            StatementEvent event = isNoRecord(row, header) ? null : reader.read(row);
            if (event != null) {
                sink.accept(event);
                told += event instanceof StatedBalance ? 0 : 1;
            }
        }
        if (told == 0) {
            notices.add("no-transactions", header == null ? 1 : header.line(), "The file has no transactions.");
        }
        notices.tell(sink);
    }

    /** Empty lines, and a header that is written again. */
    private static boolean isNoRecord(Row row, @Nullable Row header) {
        return row.isBlank() || (header != null && Arrays.equals(row.cells(), header.cells()));
    }

    private @Nullable Row withoutHeader(Rows rows) throws IOException {
        for (int i = 0; i < profile.skipLines(); i++) {
            rows.skipLine();
        }
        return null;
    }

    private Row header(Rows rows) throws IOException, UnreadableFile {
        List<String> named = Layout.namedColumns(profile);
        if (named.isEmpty()) {
            withoutHeader(rows);
        }
        Set<String> wanted = new HashSet<>(named);
        boolean anything = false;
        for (int i = 0; i < HEADER_SEARCH; i++) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            anything |= !row.isBlank();
            if (!row.isBlank() && Layout.namesOf(row).containsAll(wanted)) {
                return row;
            }
        }
        if (!anything) {
            throw new UnreadableFile("empty-file", 0, "The file is empty.");
        }
        throw new UnreadableFile(
                "header-missing",
                0,
                "None of the first lines is the header that the layout describes. It would name the columns "
                        + String.join(", ", named) + ".");
    }
}
