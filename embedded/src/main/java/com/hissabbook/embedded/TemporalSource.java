package com.hissabbook.embedded;

import java.nio.file.Path;

/** Where the Temporal server comes from, or why there is none. */
public sealed interface TemporalSource {

    /** A server that runs already, as {@code host:port}; nothing to start. */
    record External(String address) implements TemporalSource {}

    /** The program that starts a server. */
    record Program(Path binary) implements TemporalSource {}

    /** No server can be had; the reason is one sentence with the remedy. */
    record Missing(String reason) implements TemporalSource {}
}
