package com.hissabbook.classification;

import java.util.List;

/**
 * A short list of accounts that an organisation of some kind needs, beside those that every new one has.
 *
 * @param key such as {@code sole-trader}
 */
public record ChartTemplate(String key, String name, List<AddAccount> accounts) {}
