package com.hissabbook.classification;

import static com.hissabbook.classification.AccountType.ASSET;
import static com.hissabbook.classification.AccountType.EQUITY;
import static com.hissabbook.classification.AccountType.EXPENSE;
import static com.hissabbook.classification.AccountType.INCOME;
import static com.hissabbook.classification.AccountType.LIABILITY;

import com.hissabbook.kernel.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The chart that a new organisation starts with: few accounts that most businesses need, and one for each role. The first digit tells
 * the type; 1100 to 1999 and 2100 to 2999 are left to money accounts.
 */
final class DefaultChart {

    private record Line(String code, String name, AccountType type, Optional<AccountRole> role) {}

    private static final List<Line> LINES = List.of(
            line("1010", "Accounts receivable", ASSET),
            line("1020", "Prepaid expenses", ASSET),
            line("1050", "Equipment", ASSET),
            line("1090", "Clearing", ASSET, AccountRole.CLEARING),
            line("2010", "Accounts payable", LIABILITY),
            line("2020", "Taxes payable", LIABILITY),
            line("2030", "Loans", LIABILITY),
            line("3000", "Owner's equity", EQUITY),
            line("3100", "Retained earnings", EQUITY),
            line("3900", "Opening balances", EQUITY, AccountRole.OPENING_BALANCES),
            line("4000", "Sales", INCOME),
            line("4100", "Interest received", INCOME),
            line("4800", "Other income", INCOME),
            line("4900", "Uncategorised income", INCOME, AccountRole.UNCATEGORISED_INCOME),
            line("5000", "Cost of goods sold", EXPENSE),
            line("6000", "Rent", EXPENSE),
            line("6050", "Utilities", EXPENSE),
            line("6100", "Salaries", EXPENSE),
            line("6200", "Office and software", EXPENSE),
            line("6300", "Travel and meals", EXPENSE),
            line("6400", "Insurance", EXPENSE),
            line("6500", "Professional services", EXPENSE),
            line("6600", "Bank charges", EXPENSE),
            line("6700", "Interest paid", EXPENSE),
            line("6800", "Taxes", EXPENSE),
            line("6900", "Uncategorised expense", EXPENSE, AccountRole.UNCATEGORISED_EXPENSE));

    private DefaultChart() {}

    static List<AccountRow> of(TenantId tenant) {
        return LINES.stream().map(line -> row(tenant, line)).toList();
    }

    private static AccountRow row(TenantId tenant, Line line) {
        return line.role
                .map(role -> AccountRow.withRole(tenant, line.code, line.name, line.type, role))
                .orElseGet(() -> AccountRow.ordinary(tenant, line.code, line.name, line.type));
    }

    private static Line line(String code, String name, AccountType type) {
        return new Line(code, name, type, Optional.empty());
    }

    private static Line line(String code, String name, AccountType type, AccountRole role) {
        return new Line(code, name, type, Optional.of(role));
    }
}
