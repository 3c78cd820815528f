package com.hissabbook.banking;

import com.hissabbook.statement.CsvProfile;
import java.util.List;
import java.util.UUID;

/**
 * The saved CSV layouts of the current tenant. What cannot be done is refused with a {@link com.hissabbook.kernel.Refused}. A name is
 * 1 to 200 characters and, without regard to case, used by one profile at a time.
 */
public interface CsvProfiles {

    /** By name. */
    List<SavedCsvProfile> list();

    /** @throws com.hissabbook.kernel.Refused {@code not-found}, also for a deleted one */
    SavedCsvProfile find(UUID id);

    /** @throws com.hissabbook.kernel.Refused {@code invalid-name}, {@code profile-name-taken} */
    SavedCsvProfile create(String name, CsvProfile layout);

    /**
     * Saves the layout by which an import's file is read, so that files with the same header are recognised.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code no-layout} where the import has none or still asks, {@code invalid-name},
     *     {@code profile-name-taken}
     */
    SavedCsvProfile create(String name, ImportId id);

    /**
     * Makes the next version; a change that changes nothing leaves the version as it is.
     *
     * @param version of the profile as the caller saw it
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}, {@code invalid-name}, {@code profile-name-taken}
     */
    SavedCsvProfile change(UUID id, long version, String name, CsvProfile layout);

    /**
     * Takes the profile out of use and frees its name. Its row stays, since imports name it.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code stale}
     */
    void delete(UUID id, long version);
}
