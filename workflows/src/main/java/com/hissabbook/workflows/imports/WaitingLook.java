package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import java.time.Duration;

/**
 * What a look at an import that waits for a person found.
 *
 * @param again after which time to look again, unless a person acts; nothing where it waits no more
 */
public record WaitingLook(ImportState state, Duration again) {}
