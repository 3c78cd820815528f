package com.hissabbook.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that does not outlive this JVM, however the JVM ends.
 *
 * <p>The kernel signals the child when the <em>thread</em> that forked it dies ({@code setpriv --pdeathsig}), so all
 * children are forked by one thread that lives as long as the JVM. A session of its own ({@code setsid}) keeps the
 * terminal's Ctrl-C away from the child: who stops first is for the launcher to say.
 */
public final class Child {
    private static final ExecutorService FORKING_THREAD = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("forks-children").unstarted(task));

    /** PostgreSQL refuses to run as root; in a fresh user namespace root is nobody, and still owns its files. */
    public enum As {
        OURSELVES,
        NOT_ROOT
    }

    private final String name;
    private final Process process;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * Starts the builder's command.
     *
     * @param whenWeDie the signal's name without SIG, sent to the child when this JVM is gone
     */
    public static Child start(String name, ProcessBuilder builder, String whenWeDie, As as) {
        List<String> words = new ArrayList<>(prefix(whenWeDie, as));
        words.addAll(builder.command());
        builder.command(words);
        try {
            return new Child(name, FORKING_THREAD.submit(builder::start).get());
        } catch (ExecutionException e) {
            throw new CannotStart(name + " cannot be started (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while starting " + name + ".", e);
        }
    }

    /** The order matters: entering the namespace changes credentials, and that clears a death signal set before. */
    private static List<String> prefix(String whenWeDie, As as) {
        List<String> words = new ArrayList<>();
        if (onPath("setsid")) {
            words.add("setsid");
        }
        words.addAll(namespace(as));
        if (onPath("setpriv")) {
            words.addAll(List.of("setpriv", "--pdeathsig", whenWeDie, "--"));
        }
        return words;
    }

    static List<String> namespace(As as) {
        return as == As.NOT_ROOT && weAreRoot() ? List.of("unshare", "-U", "--") : List.of();
    }

    private static boolean weAreRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name")); // not Linux
        }
    }

    private static boolean onPath(String program) {
        return which(program, System.getenv()).isPresent();
    }

    /** The program's file in the folders of that environment's PATH. */
    static Optional<Path> which(String program, Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
                .findFirst();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Process process() {
        return process;
    }

    /** Sends a signal by name; Java itself knows only TERM and KILL. */
    public void signal(String signal) {
        signal(process.toHandle(), signal);
    }

    static void signal(ProcessHandle target, String signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + target.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("sending " + signal + " to process " + target.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if the process ended within that time. */
    boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** Asks with that signal, and kills what has not ended in time. True if asking was enough. */
    public boolean stop(String signal, Duration patience) {
        if (!process.isAlive()) {
            return true;
        }
        signal(signal);
        if (endsWithin(patience)) {
            return true;
        }
        kill9();
        return false;
    }

    /** Ends the process and all its descendants as a power cut would: nothing gets to clean up. */
    public void kill9() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        endsWithin(Duration.ofSeconds(10));
        for (ProcessHandle member : family) {
            try {
                member.onExit().get(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(name + "'s process " + member.pid() + " survives SIGKILL", e);
            }
        }
    }
}
