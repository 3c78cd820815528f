package com.hissabbook.ledger;

import com.hissabbook.banking.MoneyAccountOpened;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what a money account held before its first transaction, in the transaction that opens it: an account whose opening balance
 * cannot be booked is not opened.
 */
@Component
class BookingOpeningBalances {

    private final JdbcJournal journal;

    BookingOpeningBalances(JdbcJournal journal) {
        this.journal = journal;
    }

    /** After classification (0), which makes the account of the chart that is booked on. */
    @EventListener
    @Order(10)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MoneyAccountOpened opened) {
        opened.openingBalance()
                .filter(balance -> balance.amount().minor() != 0)
                .ifPresent(balance -> journal.open(opened.id(), balance.day(), balance.amount()));
    }
}
