package com.hissabbook.api.reports;

import com.hissabbook.classification.AccountType;
import com.hissabbook.reporting.ReportedAccount;
import java.util.UUID;

/** An account of the chart as reports name it. */
record AccountOfReport(UUID id, String code, String name, AccountType type) {

    static AccountOfReport of(ReportedAccount account) {
        return new AccountOfReport(account.id(), account.code(), account.name(), account.type());
    }
}
