package com.hissabbook.statement;

import java.io.IOException;
import java.io.InputStream;

/** A bank's file as it came; can be opened as often as needed, each time from its first byte. */
public interface StatementSource {

    InputStream open() throws IOException;

    /** Size in bytes. */
    long size();
}
