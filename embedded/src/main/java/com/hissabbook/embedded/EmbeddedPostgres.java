package com.hissabbook.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A PostgreSQL server of our own on one data folder: durable, password-protected, on the loopback address only.
 *
 * <p>It has the database {@value #DATABASE} and two roles: {@value #OWNER} owns it and migrates, {@value #APP} works.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String DATABASE = "hissabbook";
    public static final String OWNER = "hissabbook_owner";
    public static final String APP = "hissabbook_app";
    public static final String SUPERUSER = "postgres";
    static final String PORT_VARIABLE = "HISSABBOOK_POSTGRES_PORT";

    /** What keeps a committed transaction across a power cut; on unless a setting says otherwise, and then asserted. */
    static final List<String> DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    /** PostgreSQL's own defaults are for a small shared machine with a turning disk. */
    private static final Map<String, String> FOR_BULK = Map.of(
            "shared_buffers", "512MB",
            "work_mem", "32MB",
            "maintenance_work_mem", "128MB",
            "max_wal_size", "4GB",
            "checkpoint_timeout", "15min",
            "random_page_cost", "1.1",
            "jit", "off");

    /**
     * Where and how to run.
     *
     * @param dataDir created at first start; its secrets lie beside it in {@code secrets.properties}
     * @param port 0 for any free one
     * @param settings configuration parameters by name, stronger than the defaults
     * @param log the server's log file, appended to
     */
    public record Options(Path dataDir, int port, Map<String, String> settings, Path log) {
        public Options {
            dataDir = dataDir.toAbsolutePath().normalize();
            settings = Map.copyOf(settings);
        }

        /** Durable, on any free port, the log beside the data folder. */
        public static Options at(Path dataDir) {
            return new Options(dataDir, 0, Map.of(), dataDir.toAbsolutePath().resolveSibling("postgres.log"));
        }

        public Options withPort(int newPort) {
            return new Options(dataDir, newPort, settings, log);
        }

        public Options withLog(Path newLog) {
            return new Options(dataDir, port, settings, newLog);
        }

        public Options with(String setting, String value) {
            Map<String, String> more = new LinkedHashMap<>(settings);
            more.put(setting, value);
            return new Options(dataDir, port, more, log);
        }

        /** For tests that never pull the plug: a commit does not wait for the disk. */
        public Options withoutDurability() {
            Options options = this;
            for (String setting : DURABILITY) {
                options = options.with(setting, "off");
            }
            return options;
        }

        Path secretsFile() {
            return dataDir.resolveSibling("secrets.properties");
        }

        Map<String, String> effective() {
            Map<String, String> all = new LinkedHashMap<>();
            DURABILITY.forEach(setting -> all.put(setting, "on"));
            all.put("timezone", "UTC");
            all.putAll(FOR_BULK);
            all.putAll(settings);
            return all;
        }
    }

    private final Options options;
    private final int port;
    private final Secrets secrets;
    private final FolderLock lock;
    private final Child server;

    private EmbeddedPostgres(Options options, int port, Secrets secrets, FolderLock lock, Child server) {
        this.options = options;
        this.port = port;
        this.secrets = secrets;
        this.lock = lock;
        this.server = server;
    }

    /** Starts the server and waits until it answers, through crash recovery if need be; else {@link CannotStart}. */
    public static EmbeddedPostgres start(Options options) {
        FolderLock lock = FolderLock.on(options.dataDir(), "PostgreSQL");
        try {
            Path binaries = PostgresBinaries.home(CacheFolder.of(System.getenv()));
            PostgresCluster cluster = new PostgresCluster(options.dataDir(), binaries);
            cluster.freeFromLeftOver();
            int port = Ports.claim(options.port(), "PostgreSQL", PORT_VARIABLE);
            Secrets secrets = secrets(options, cluster);
            if (!cluster.exists()) {
                cluster.create(
                        secrets.superuserPassword(),
                        "on".equals(options.effective().get("fsync")));
            }
            Child server = new PostgresStart(options, binaries, port).run();
            EmbeddedPostgres started = new EmbeddedPostgres(options, port, secrets, lock, server);
            started.prepare();
            return started;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Secrets secrets(Options options, PostgresCluster cluster) {
        Path file = options.secretsFile();
        if (Files.exists(file)) {
            return Secrets.read(file);
        }
        if (cluster.exists()) {
            throw new CannotStart("The data folder " + options.dataDir() + " has lost its secrets file " + file
                    + ": restore it from a backup; the stored files cannot be read without it.");
        }
        Secrets fresh = Secrets.generate();
        fresh.write(file);
        return fresh;
    }

    private void prepare() {
        try {
            try (Connection superuser = connect(SUPERUSER, "postgres")) {
                assertDurability(superuser);
                PostgresRoles.ensure(superuser, secrets);
                if (!PostgresRoles.databaseExists(superuser, DATABASE)) {
                    PostgresRoles.createDatabase(superuser, DATABASE, "template0");
                }
                PostgresRoles.grantDatabase(superuser, DATABASE);
            }
            try (Connection superuser = connect(SUPERUSER, DATABASE)) {
                PostgresRoles.closePublicSchema(superuser);
            }
        } catch (SQLException e) {
            close();
            throw new CannotStart(
                    "PostgreSQL on " + options.dataDir() + " cannot be set up: " + e.getMessage() + " (its log is "
                            + options.log() + ").",
                    e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void assertDurability(Connection connection) throws SQLException {
        List<String> broken = new ArrayList<>();
        for (String setting : DURABILITY) {
            String wanted = options.effective().getOrDefault(setting, "on");
            String found = show(connection, setting);
            if (!wanted.equals(found)) {
                broken.add(setting + " is " + found + ", not " + wanted);
            }
        }
        if (!broken.isEmpty()) {
            throw new CannotStart("PostgreSQL on " + options.dataDir() + " does not run as asked: "
                    + String.join(", ", broken) + ". Remove what overrides it.");
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    public int port() {
        return port;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Path dataDir() {
        return options.dataDir();
    }

    /** The postmaster's process id. */
    public long pid() {
        return server.pid();
    }

    public boolean isRunning() {
        return server.isAlive();
    }

    /** JDBC URL of {@value #DATABASE}, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
    }

    /** A connection as {@link #SUPERUSER}, {@link #OWNER} or {@link #APP}. */
    public Connection connect(String role, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password(role));
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    private String password(String role) {
        return switch (role) {
            case SUPERUSER -> secrets.superuserPassword();
            case OWNER -> secrets.ownerPassword();
            case APP -> secrets.appPassword();
            default -> throw new IllegalArgumentException("no such role: " + role);
        };
    }

    /** A database for the owner, a copy of the template; nobody may be connected to the template meanwhile. */
    public void createDatabase(String name, String template) throws SQLException {
        try (Connection superuser = connect(SUPERUSER, "postgres")) {
            PostgresRoles.createDatabase(superuser, name, template);
            PostgresRoles.grantDatabase(superuser, name);
        }
    }

    /** Ends the server and all its processes at once, as a power cut would; the folder can be started again. */
    public void kill9() {
        server.kill9();
        lock.close();
    }

    /** PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        if (!server.stop("INT", STOP_PATIENCE)) {
            System.err.println("PostgreSQL did not stop in time and was killed; the next start recovers.");
        }
        lock.close();
    }
}
