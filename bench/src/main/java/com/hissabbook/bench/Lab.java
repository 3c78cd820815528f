package com.hissabbook.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** One installation with one process of the application that does everything, and what every measurement needs of it. */
final class Lab implements AutoCloseable {

    /** Of every process that is measured; small enough to show that a large file does not need more. */
    static final String HEAP = "-Xmx512m";

    private final Installation installation;
    private final Sizes sizes;
    private AppProcess app;
    private Api api;

    Lab(Installation installation, Sizes sizes) {
        this.installation = installation;
        this.sizes = sizes;
        this.app = startApp();
        this.api = new Api(installation.address());
    }

    private AppProcess startApp() {
        return installation.startApp("api,worker", HEAP).awaitReady();
    }

    /** Another process in place of the one that runs, with nothing warm in it. */
    AppProcess freshApp() {
        app.close();
        app = startApp();
        api = new Api(installation.address());
        return app;
    }

    /** Imports that are not measured: the compiler of the JVM has work to do first. */
    void warmUp() throws SQLException {
        for (int n = 0; n < 2; n++) {
            int lines = sizes.growthLines();
            freshOrganisation().importCsv(StatementFile.ofLength(n, lines).csv(0, lines));
        }
        checkpoint();
    }

    Installation installation() {
        return installation;
    }

    Sizes sizes() {
        return sizes;
    }

    Organisation freshOrganisation() {
        return Organisation.found(api);
    }

    Organisation organisationWithoutRules() {
        return Organisation.withoutRules(api);
    }

    /** Before whatever is timed, so that none pays for what another one wrote. */
    void checkpoint() throws SQLException {
        try (Connection superuser = installation.superuser()) {
            Sql.run(superuser, "checkpoint");
        }
    }

    static void say(String line) {
        System.out.println(line);
    }

    @Override
    public void close() {
        app.close();
    }
}
