package com.hissabbook.banking;

import com.hissabbook.statement.CsvProfile;
import java.util.UUID;

/**
 * A CSV layout under a name.
 *
 * @param version grows with each edit, so that an import can say which layout read it
 */
public record SavedCsvProfile(UUID id, String name, long version, CsvProfile layout) {}
