package com.hissabbook.embedded;

import java.util.ArrayDeque;
import java.util.Deque;

/** What runs, to be stopped once, the last started first: by a signal, by an end of a child, or by a failed start. */
final class StopInOrder {
    private record Part(String name, AutoCloseable stop) {}

    private final Deque<Part> parts = new ArrayDeque<>();
    private volatile boolean stopping;

    /** Adds what was just started; if stopping has begun meanwhile, it is stopped at once. */
    synchronized void add(String name, AutoCloseable stop) {
        Part part = new Part(name, stop);
        if (stopping) {
            stop(part);
        } else {
            parts.push(part);
        }
    }

    boolean isStopping() {
        return stopping;
    }

    synchronized void stop() {
        boolean servers = parts.size() > 1;
        stopping = true;
        if (servers) {
            System.out.println("Stopping …");
        }
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
        if (servers) {
            System.out.println("Stopped.");
        }
    }

    private static void stop(Part part) {
        try {
            part.stop().close();
        } catch (Exception e) { // the others must be stopped all the same
            System.err.println("Stopping " + part.name() + " failed: " + e.getMessage());
        }
    }
}
