package com.hissabbook.adapters.csv;

import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.UnreadableFile;
import java.util.List;
import java.util.Optional;

/**
 * Indices of a profile's columns in one file, -1 where the profile names none.
 *
 * @param width number of columns that the header names, 0 without a header
 */
@SuppressWarnings("ArrayRecordComponent") // made once per file, never compared
record Columns(
        int date,
        int valueDate,
        int[] description,
        int counterparty,
        int bankId,
        int currency,
        int balance,
        int type,
        int fee,
        int width) {

    static Columns of(CsvProfile profile, Layout layout, long headerLine) throws UnreadableFile {
        List<String> texts = profile.descriptionColumns();
        int[] description = new int[texts.size()];
        for (int i = 0; i < description.length; i++) {
            description[i] = layout.index(texts.get(i), headerLine);
        }
        Optional<String> fee = profile.fee().map(CsvProfile.Fee::column);
        return new Columns(
                layout.index(profile.dateColumn(), headerLine),
                layout.index(profile.valueDateColumn(), headerLine),
                description,
                layout.index(profile.counterpartyColumn(), headerLine),
                layout.index(profile.bankIdColumn(), headerLine),
                layout.index(profile.currencyColumn(), headerLine),
                layout.index(profile.balanceColumn(), headerLine),
                layout.index(profile.typeColumn(), headerLine),
                layout.index(fee, headerLine),
                layout.width());
    }

    /**
     * Refuses a row whose cells may not stand under their headers. More cells than headers are harmless only behind the amount, and
     * only where no mark inside a number can have parted it.
     */
    void checkShape(Row row, int lastAmount, CsvProfile profile) throws Refusal {
        int needed = Math.max(date, lastAmount) + 1;
        if (row.cells().length < needed) {
            throw new Refusal(
                    "row",
                    "columns-missing",
                    "The row has " + row.cells().length + " columns, but at least " + needed + " are needed.");
        }
        if (width == 0 || row.cells().length <= width || !row.hasTextFrom(width)) {
            return;
        }
        boolean markMayPart = profile.decimalMark() == profile.delimiter()
                || profile.thousandsMark()
                        .filter(mark -> mark == profile.delimiter())
                        .isPresent();
        if (markMayPart || !isAnchored(row, lastAmount)) {
            throw new Refusal(
                    "row",
                    "columns-extra",
                    "The row has " + row.cells().length + " columns, but the header names " + width
                            + ", so that its cells may have moved. Text that contains the delimiter must stand in quotes.");
        }
    }

    /** Whether the cell right before the amount proves that nothing has moved up to there. */
    private boolean isAnchored(Row row, int amount) {
        return amount - 1 == date || (amount - 1 == currency && new Currencies().ofCell(row.cell(currency)) != null);
    }
}
