package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look at an import that waits for a person found.
 *
 * @param again after which time to look again, unless a person acts; nothing where it waits no more
 * @param since when the wait began; absent where it waits no more, and in looks of before this was told
 * @param expires when the wait ends; absent as {@code since}
 */
public record WaitingLook(
        ImportState state,
        Duration again,
        @Nullable Instant since,
        @Nullable Instant expires) {}
