package com.hissabbook.classification;

import com.hissabbook.kernel.CurrencyCode;
import java.util.Optional;
import java.util.UUID;

/**
 * An account of the chart.
 *
 * @param code unique in its organisation; the chart's order
 * @param normalSide that of its type, or the other one for a contra account such as accumulated depreciation
 * @param role set if HissabBook itself uses it; it can then be renamed but never archived
 * @param currency of the money account behind it; other accounts take every currency
 * @param archived takes no new rule and no entry by hand; what was booked on it stays in every report
 * @param version grows with each edit
 */
public record Account(
        UUID id,
        String code,
        String name,
        AccountType type,
        NormalSide normalSide,
        Optional<AccountRole> role,
        Optional<CurrencyCode> currency,
        boolean archived,
        long version) {}
