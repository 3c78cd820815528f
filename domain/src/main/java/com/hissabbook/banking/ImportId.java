package com.hissabbook.banking;

import java.util.UUID;

/** One request to import one file; also the id of its workflow ({@code import/<id>}) and the parameter of its Batch jobs. */
public record ImportId(UUID value) {

    public static ImportId of(String text) {
        return new ImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
