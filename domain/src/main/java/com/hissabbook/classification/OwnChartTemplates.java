package com.hissabbook.classification;

import static com.hissabbook.classification.AccountType.ASSET;
import static com.hissabbook.classification.AccountType.EQUITY;
import static com.hissabbook.classification.AccountType.EXPENSE;
import static com.hissabbook.classification.AccountType.INCOME;
import static com.hissabbook.classification.AccountType.LIABILITY;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Short lists of our own, in the order of the default chart: the first digit tells the type, money accounts keep their codes. */
@Component
class OwnChartTemplates implements ChartTemplates {

    private static final List<ChartTemplate> TEMPLATES = List.of(
            new ChartTemplate(
                    "personal",
                    "A person or a household",
                    List.of(
                            account("1060", "Home", ASSET),
                            account("1070", "Savings and investments", ASSET),
                            account("2040", "Mortgage", LIABILITY),
                            account("4200", "Salary", INCOME),
                            account("4300", "Benefits and refunds", INCOME),
                            account("6010", "Housing", EXPENSE),
                            account("6310", "Groceries", EXPENSE),
                            account("6320", "Eating out", EXPENSE),
                            account("6330", "Transport", EXPENSE),
                            account("6340", "Health", EXPENSE),
                            account("6350", "Clothing", EXPENSE),
                            account("6360", "Children and school", EXPENSE),
                            account("6370", "Leisure and holidays", EXPENSE),
                            account("6380", "Gifts and donations", EXPENSE))),
            new ChartTemplate(
                    "sole-trader",
                    "A person in business alone",
                    List.of(
                            account("2025", "Sales tax payable", LIABILITY),
                            contra("3010", "Owner's drawings", EQUITY),
                            account("3020", "Owner's contributions", EQUITY),
                            account("4010", "Services", INCOME),
                            account("6060", "Telephone and internet", EXPENSE),
                            account("6120", "Subcontractors", EXPENSE),
                            account("6210", "Advertising", EXPENSE),
                            account("6330", "Vehicle", EXPENSE),
                            account("6520", "Training", EXPENSE),
                            account("6850", "Depreciation", EXPENSE))),
            new ChartTemplate(
                    "small-company",
                    "A company with a few employees",
                    List.of(
                            account("1030", "Inventory", ASSET),
                            account("1040", "Deposits paid", ASSET),
                            contra("1055", "Accumulated depreciation", ASSET),
                            account("2015", "Accrued expenses", LIABILITY),
                            account("2025", "Sales tax payable", LIABILITY),
                            account("2035", "Wages payable", LIABILITY),
                            account("2045", "Shareholders' loans", LIABILITY),
                            account("3050", "Share capital", EQUITY),
                            contra("3200", "Dividends", EQUITY),
                            account("4010", "Services", INCOME),
                            account("6110", "Social security", EXPENSE),
                            account("6120", "Subcontractors", EXPENSE),
                            account("6210", "Advertising", EXPENSE),
                            account("6510", "Accounting and audit", EXPENSE),
                            account("6520", "Training", EXPENSE),
                            account("6850", "Depreciation", EXPENSE))));

    private final ChartOfAccounts chart;
    private final AccountRows accounts;

    OwnChartTemplates(ChartOfAccounts chart, AccountRows accounts) {
        this.chart = chart;
        this.accounts = accounts;
    }

    private static AddAccount account(String code, String name, AccountType type) {
        return new AddAccount(code, name, type);
    }

    private static AddAccount contra(String code, String name, AccountType type) {
        return new AddAccount(code, name, type, type.normalSide().other());
    }

    @Override
    public List<ChartTemplate> list() {
        return TEMPLATES;
    }

    @Override
    @Transactional
    public List<Account> apply(String key) {
        ChartTemplate template = TEMPLATES.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-template",
                        "The template is none of "
                                + TEMPLATES.stream().map(ChartTemplate::key).collect(Collectors.joining(", "))
                                + ". Name one of these."));
        accounts.lockCodes(TenantScope.requireTenant());
        List<Account> there = chart.list();
        List<Account> added = new ArrayList<>();
        template.accounts().stream()
                .filter(wanted -> there.stream().noneMatch(account -> isThere(account, wanted)))
                .forEach(wanted -> added.add(chart.add(wanted)));
        return added;
    }

    private static boolean isThere(Account account, AddAccount wanted) {
        return account.code().equals(wanted.code())
                || account.type() == wanted.type()
                        && account.name()
                                .toLowerCase(Locale.ROOT)
                                .equals(wanted.name().toLowerCase(Locale.ROOT));
    }
}
