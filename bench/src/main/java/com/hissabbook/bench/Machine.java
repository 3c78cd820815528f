package com.hissabbook.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the figures were measured: they mean little without it. */
record Machine(Map<String, Object> facts) {

    /** Asked at the start of a run: the load is what others do. */
    static Machine here(Installation installation) {
        Map<String, Object> facts = new LinkedHashMap<>(here().facts);
        facts.put("postgresql", postgres(installation));
        facts.put("temporal", output(installation.temporal().binary(), "--version"));
        return new Machine(facts);
    }

    /** Where no server is needed. */
    static Machine here() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cpus", Runtime.getRuntime().availableProcessors());
        facts.put("cpu", lineOf("/proc/cpuinfo", "model name"));
        facts.put("memory", lineOf("/proc/meminfo", "MemTotal"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("loadAtStart", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        facts.put("java", Runtime.version().toString());
        return new Machine(facts);
    }

    private static Map<String, Object> postgres(Installation installation) {
        Map<String, Object> settings = new LinkedHashMap<>();
        try (Connection superuser = installation.superuser()) {
            for (String name : List.of(
                    "server_version",
                    "fsync",
                    "full_page_writes",
                    "synchronous_commit",
                    "shared_buffers",
                    "max_wal_size")) {
                settings.put(name, Sql.text(superuser, "select current_setting(?)", name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("asking PostgreSQL for its settings", e);
        }
        return settings;
    }

    private static String lineOf(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private static String output(Path program, String argument) {
        try {
            Process process = new ProcessBuilder(program.toString(), argument)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    Map<String, Object> asMap() {
        return facts;
    }
}
