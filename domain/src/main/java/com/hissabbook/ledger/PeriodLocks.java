package com.hissabbook.ledger;

import java.time.LocalDate;
import java.util.Optional;

/** Which days of the current tenant's books take no entries any more. */
public interface PeriodLocks {

    /** The last locked day; empty where none is. */
    Optional<LocalDate> lockedThrough();
}
