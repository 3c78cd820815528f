package com.hissabbook.identity;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;

/**
 * @param currency in which it keeps its books
 * @param version grows with each edit
 */
public record Organisation(TenantId id, String name, CurrencyCode currency, long version) {}
