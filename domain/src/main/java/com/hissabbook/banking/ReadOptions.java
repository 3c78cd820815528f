package com.hissabbook.banking;

import com.hissabbook.kernel.CurrencyCode;
import java.util.Optional;

/**
 * What is known from outside the file.
 *
 * @param profile how a CSV file is laid out; formats that describe themselves ignore it
 * @param accountCurrency the money account's currency, for files that name none; a file that names another one is not overruled
 */
public record ReadOptions(Optional<CsvProfile> profile, Optional<CurrencyCode> accountCurrency) {

    public static final ReadOptions NONE = new ReadOptions(Optional.empty(), Optional.empty());
}
