package com.hissabbook.embedded;

import java.util.List;

/** How the application's JVM is started, here and by the benchmarks; {@code Dockerfile} says the same. */
public final class AppJvm {

    /**
     * The last three let the collector work a little more and begin earlier, instead of letting the heap grow with the file that is
     * imported.
     */
    public static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:GCTimeRatio=4",
            "-XX:-G1UseAdaptiveIHOP",
            "-XX:InitiatingHeapOccupancyPercent=20");

    private AppJvm() {}
}
