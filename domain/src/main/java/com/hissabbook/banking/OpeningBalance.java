package com.hissabbook.banking;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;

/**
 * What an account held before the first transaction that HissabBook knows of.
 *
 * @param amount positive: money that is there; negative: an overdraft or what is owed on a card
 * @param day the balance at the beginning of this day, before its first transaction
 */
public record OpeningBalance(Money amount, LocalDate day) {}
