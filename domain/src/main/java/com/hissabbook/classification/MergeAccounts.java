package com.hissabbook.classification;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands on one account is to stand on another, and the first is archived.
 *
 * @param fromDay what was booked before it stays where it is; none: everything moves
 */
public record MergeAccounts(UUID account, UUID into, Optional<LocalDate> fromDay) implements Reclassification {}
