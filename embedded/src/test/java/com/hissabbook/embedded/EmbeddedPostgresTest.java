package com.hissabbook.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path folder;

    private EmbeddedPostgres.Options options() {
        return EmbeddedPostgres.Options.at(folder.resolve("postgres"));
    }

    @Test
    void keepsDataAndSecretsAcrossRestarts() throws SQLException, IOException {
        Secrets first;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options())) {
            first = server.secrets();
            owner(server, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options())) {
            assertThat(server.secrets()).isEqualTo(first);
            assertThat(ownerAsks(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
        Path secrets = folder.resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        assertThat(first.toString()).doesNotContain(first.masterKey(), first.appPassword());
    }

    @Test
    void isDurableChecksummedAndOnTheLoopbackAddressOnly() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options().with("shared_buffers", "16MB"))) {
            for (String setting : EmbeddedPostgres.DURABILITY) {
                assertThat(ownerAsks(server, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ownerAsks(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ownerAsks(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ownerAsks(server, "SHOW shared_buffers")).isEqualTo("16MB");
            assertThat(ownerAsks(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ownerAsks(server, "SELECT upper('é') || ('Z' < 'a')::text"))
                    .isEqualTo("Étrue");
        }
    }

    @Test
    void givesTheRolesNoMoreThanPromised() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options().withoutDurability())) {
            assertThat(ownerAsks(
                            server,
                            "SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolcanlogin AND NOT"
                                    + " (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"))
                    .isEqualTo("hissabbook_app,hissabbook_owner");
            assertThat(ownerAsks(
                            server, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'hissabbook'"))
                    .isEqualTo(EmbeddedPostgres.OWNER);
            assertThat(
                            ownerAsks(
                                    server,
                                    "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'hissabbook_app'::regrole"))
                    .isEqualTo("0");
            try (Connection app = server.connect(EmbeddedPostgres.APP, EmbeddedPostgres.DATABASE);
                    Statement statement = app.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE mine (id int)");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("CREATE TABLE public.mine (id int)"))
                        .withMessageContaining("permission denied");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("CREATE SCHEMA mine"))
                        .withMessageContaining("permission denied");
            }
        }
    }

    @Test
    void recoversWhatWasCommittedBeforeAPowerCut() throws SQLException {
        EmbeddedPostgres killed = EmbeddedPostgres.start(options());
        owner(killed, "CREATE TABLE kept AS SELECT g FROM generate_series(1, 10000) g");
        killed.kill9();
        assertThat(killed.isRunning()).isFalse();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options())) {
            assertThat(ownerAsks(server, "SELECT count(*) FROM kept")).isEqualTo("10000");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolder() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options().withoutDurability())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(options()))
                    .withMessageContaining("is in use by process")
                    .withMessageContaining(folder.toString());
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void namesATakenPortAndTheRemedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(options().withPort(taken.getLocalPort())))
                    .withMessageContaining("Port " + taken.getLocalPort())
                    .withMessageContaining("set HISSABBOOK_POSTGRES_PORT");
        }
    }

    @Test
    void refusesADataFolderWhoseSecretsAreLost() throws IOException {
        EmbeddedPostgres.start(options().withoutDurability()).close();
        Files.delete(folder.resolve("secrets.properties"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedPostgres.start(options()))
                .withMessageContaining("restore it from a backup");
    }

    @Test
    void saysInOneSentenceWhichSettingIsWrong() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedPostgres.start(options().with("no_such_setting", "1")))
                .withMessageContaining("no_such_setting")
                .withMessageContaining("Its log is");
    }

    @Test
    void startsOverAPidFileWhoseNumberWentToAnotherProgram() throws IOException {
        EmbeddedPostgres.start(options().withoutDurability()).close();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options().withoutDurability())) {
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void stopsAServerThatAKilledLauncherLeftOver() throws Exception {
        Process leftOver = handStarted("hissabbook");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(options().withoutDurability())) {
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void refusesAFolderOnWhichSomebodyElsesServerRuns() throws Exception {
        Process foreign = handStarted("theirs");
        try {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(options()))
                    .withMessageContaining("process " + foreign.pid())
                    .withMessageContaining("stop it first");
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            Child.signal(foreign.toHandle(), "QUIT");
            foreign.waitFor();
        }
    }

    private Process handStarted(String clusterName) throws IOException, InterruptedException {
        EmbeddedPostgres.start(options().withoutDurability()).close();
        var command = new ArrayList<>(Child.namespace(Child.As.NOT_ROOT));
        Path binaries = PostgresBinaries.home(CacheFolder.of(System.getenv()));
        command.addAll(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                options().dataDir().toString()));
        command.addAll(List.of("-c", "port=" + Ports.claim(0, "a test", "none"), "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "cluster_name=" + clusterName));
        Process server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("by-hand.log").toFile())
                .start();
        while (PidFile.read(options().dataDir())
                .filter(found -> found.state().equals("ready"))
                .isEmpty()) {
            assertThat(server.isAlive()).isTrue();
            Thread.sleep(20);
        }
        return server;
    }

    private static void owner(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection owner = server.connect(EmbeddedPostgres.OWNER, EmbeddedPostgres.DATABASE);
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ownerAsks(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection owner = server.connect(EmbeddedPostgres.OWNER, EmbeddedPostgres.DATABASE);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
