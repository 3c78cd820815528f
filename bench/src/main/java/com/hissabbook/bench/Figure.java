package com.hissabbook.bench;

/**
 * What is measured, with the goal we want and the floor that must be. Ids are stable, so that figures can be compared over time.
 */
enum Figure {
    A1("COPY of the same rows into the same tables / import", "ratio", 0.7, 0.5, Better.HIGHER),
    A2("COPY of the same rows into bare heaps / import", "ratio", 0.1, 0.08, Better.HIGHER),
    BACKTEST("back-test of a changed rule on all lines / import of these lines", "ratio", 0.25, 0.35, Better.LOWER),
    C10("cost per row at 10 times the history / on an empty ledger", "ratio", 1.1, 1.2, Better.LOWER),
    C100("cost per row at 100 times the history / on an empty ledger", "ratio", 1.2, 1.3, Better.LOWER),
    C2("import newest first or shuffled, the slower / oldest first", "ratio", 1.15, 1.25, Better.LOWER),
    C_RULES("import under 1,000 rules / under none", "ratio", 1.1, 1.2, Better.LOWER),
    D1("import of the same bytes again / first import", "ratio", 0.01, 0.02, Better.LOWER),
    D2("import of known rows in other bytes / first import", "ratio", 0.4, 0.5, Better.LOWER),
    G("peak memory of the JVM, largest file / small file", "ratio", 1.1, 1.2, Better.LOWER),
    H("share of the import's time outside Batch steps", "share", 0.1, 0.2, Better.LOWER),
    PLAN("share of the import's time that the plan takes", "share", 0.15, 0.2, Better.LOWER),
    I("p95 of a 50-line OFX, upload to completed", "s", 0.5, 1.0, Better.LOWER),
    F("p99 of the status call while the largest file is imported", "s", 0.05, 0.25, Better.LOWER),
    S("disk per line, all schemas", "bytes", 1_500, 2_000, Better.LOWER),
    R_CSV("our CSV reader / bare opencsv (RFC 4180) over the same lines", "ratio", 1.5, 2.0, Better.LOWER),
    R_OFX("our OFX reader / ofx4j's event reader over the same lines", "ratio", 1.0, 2.0, Better.LOWER),
    M_CSV("live memory of the CSV reader, endless file / small file", "ratio", 1.05, 1.2, Better.LOWER),
    M_OFX("live memory of the OFX reader, endless file / small file", "ratio", 1.05, 1.2, Better.LOWER),
    M_QIF("live memory of the QIF reader, endless file / small file", "ratio", 1.05, 1.2, Better.LOWER),
    M_CAMT("live memory of the CAMT reader, endless file / small file", "ratio", 1.05, 1.2, Better.LOWER),
    M_MT940("live memory of the MT940 reader, endless file / small file", "ratio", 1.05, 1.2, Better.LOWER),
    KILLS("kill -9 of the worker during an import", "kills", 20, 20, Better.HIGHER),
    WRONG("imports that did not end as the undisturbed one", "imports", 0, 0, Better.LOWER);

    /** Which way is better. */
    enum Better {
        HIGHER,
        LOWER
    }

    private final String text;
    private final String unit;
    private final double goal;
    private final double floor;
    private final Better better;

    Figure(String text, String unit, double goal, double floor, Better better) {
        this.text = text;
        this.unit = unit;
        this.goal = goal;
        this.floor = floor;
        this.better = better;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String text() {
        return text;
    }

    String unit() {
        return unit;
    }

    double goal() {
        return goal;
    }

    double floor() {
        return floor;
    }

    String better() {
        return better.name().toLowerCase(java.util.Locale.ROOT);
    }

    String verdict(double value) {
        if (reaches(value, goal)) {
            return "goal";
        }
        return reaches(value, floor) ? "floor" : "MISSED";
    }

    private boolean reaches(double value, double mark) {
        return better == Better.HIGHER ? value >= mark : value <= mark;
    }
}
