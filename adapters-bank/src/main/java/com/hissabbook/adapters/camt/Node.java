package com.hissabbook.adapters.camt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element with what is in it, by local names: namespaces tell the version, which does not matter here. */
final class Node {

    /** Longer texts and more children than any bank writes are left out: nobody reads them, and memory stays bounded. */
    private static final int LONGEST_TEXT = 4_096;

    private static final int MOST_CHILDREN = 256;

    private final String name;
    private final long line;
    private final String currency;
    private final StringBuilder text = new StringBuilder();
    private final List<Node> children = new ArrayList<>(4);
    private int left;

    /** @param currency the attribute {@code Ccy}, empty where there is none */
    Node(String name, long line, String currency) {
        this.name = name;
        this.line = line;
        this.currency = currency;
    }

    void append(String more) {
        if (text.length() < LONGEST_TEXT) {
            text.append(more, 0, Math.min(more.length(), LONGEST_TEXT - text.length()));
        }
    }

    /** Whether there was room. */
    boolean add(Node child) {
        if (children.size() >= MOST_CHILDREN) {
            left++;
            return false;
        }
        return children.add(child);
    }

    String name() {
        return name;
    }

    long line() {
        return line;
    }

    String currency() {
        return currency;
    }

    /** Children that were left out. */
    int left() {
        return left;
    }

    String text() {
        return text.toString().strip();
    }

    Optional<Node> first(String... path) {
        return all(path).findFirst();
    }

    /** Everything on this path of names, in the file's order; {@code *} stands for any name. */
    Stream<Node> all(String... path) {
        Stream<Node> found = Stream.of(this);
        for (String step : path) {
            found = found.flatMap(
                    node -> node.children.stream().filter(child -> step.equals("*") || child.name.equals(step)));
        }
        return found;
    }

    /** The first text on this path that is not empty. */
    Optional<String> text(String... path) {
        return all(path).map(Node::text).filter(found -> !found.isEmpty()).findFirst();
    }

    Stream<Node> everything() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::everything));
    }
}
