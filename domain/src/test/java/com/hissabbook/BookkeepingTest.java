package com.hissabbook;

import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.banking.OpeningBalance;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.ManualTransactions;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A test that keeps books: each begins with an organisation of its own. */
public abstract class BookkeepingTest extends DomainTest {

    @Autowired
    protected ManualTransactions manual;

    @Autowired
    protected ChartOfAccounts chart;

    @Autowired
    protected MoneyAccounts moneyAccounts;

    protected Books books;
    protected TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
        books = new Books(chart, manual);
    }

    protected UUID locked(String through) {
        Books.lock(jdbc, transaction, tenant.value(), through);
        return tenant.value();
    }

    /** A current account in euro. */
    protected UUID open(Optional<OpeningBalance> balance) {
        return in(
                        tenant,
                        () -> moneyAccounts.open(new OpenMoneyAccount(
                                "Giro",
                                MoneyAccount.Kind.BANK,
                                new CurrencyCode("EUR"),
                                Optional.empty(),
                                Optional.empty(),
                                balance)))
                .id();
    }
}
