package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.ReceiveImport;
import com.hissabbook.banking.Review;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands in files that the test's reader knows, each another one. */
@Component
class HandingIn {

    private final Imports imports;

    HandingIn(Imports imports) {
        this.imports = imports;
    }

    ImportId received(Optional<UUID> ledger) {
        try {
            Path file = Files.createTempFile("importing-", ".test");
            try {
                Files.writeString(file, TestReader.FIRST_WORD + Ids.next());
                return imports.receive(new ReceiveImport(
                        file, "file", ledger, Optional.empty(), Review.AUTO, new UserId(Ids.next()), "correlation"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
