package com.hissabbook.reporting;

import com.hissabbook.classification.AccountType;
import java.util.UUID;

/** An account of the chart as a report names it. */
public record ReportedAccount(UUID id, String code, String name, AccountType type) {}
