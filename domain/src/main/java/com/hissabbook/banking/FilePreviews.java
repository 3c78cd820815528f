package com.hissabbook.banking;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Shows how a file would be read, before it is. */
public interface FilePreviews {

    /** How many records a preview can show. */
    int MAX_RECORDS = 100;

    /**
     * The beginning of an import's file under these answers, which are not noted; what is no answer leaves its question open.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code unknown-profile}
     */
    FilePreview of(ImportId id, Answers answers, int records);

    /**
     * The beginning of a file that was not handed in yet, under a saved CSV layout.
     *
     * @param moneyAccountId the account whose currency counts where the file names none
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code unknown-ledger}
     */
    FilePreview of(Path content, UUID csvProfileId, Optional<UUID> moneyAccountId, int records);
}
