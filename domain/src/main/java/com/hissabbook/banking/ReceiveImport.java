package com.hissabbook.banking;

import com.hissabbook.kernel.UserId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A file as a person hands it in.
 *
 * @param content the file on disk; the caller removes it afterwards
 * @param fileName for people to recognise it; never decides how it is read
 * @param moneyAccountId the account it belongs to; a file that names its account may leave it out
 * @param csvProfileId the saved layout of a CSV file
 * @param correlationId ties the answer, the log, the workflow and the jobs together
 */
public record ReceiveImport(
        Path content,
        String fileName,
        Optional<UUID> moneyAccountId,
        Optional<UUID> csvProfileId,
        Review review,
        UserId requestedBy,
        String correlationId) {}
