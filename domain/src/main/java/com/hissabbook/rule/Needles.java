package com.hissabbook.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many texts stand in a text, in one pass over it, however many they are (Aho and Corasick, "Efficient string matching: an
 * aid to bibliographic search", 1975). See {@code docs/adr/0020-rules.md}.
 */
final class Needles {

    private static final int ROOT = 0;
    private static final int NONE = -1;

    private final Edges edges;
    private final int[] fail;
    /** Of each node the needle that ends there, or none. */
    private final int[] ends;
    /** Of each node the next shorter suffix at which a needle ends, or none. */
    private final int[] next;

    private final int[] lengths;
    /** Of each character the node that it leads to from the root, or the root: most steps begin there. */
    private final int[] first = new int[1 << Character.SIZE];

    /** Is told of each needle found, perhaps more than once. */
    interface Finds {
        void found(int needle, int from, int to);
    }

    /** @param needles none empty, no two alike; their places in the list are their numbers */
    Needles(List<String> needles) {
        int total = needles.stream().mapToInt(String::length).sum();
        edges = new Edges(total);
        ends = new int[total + 1];
        Arrays.fill(ends, NONE);
        lengths = needles.stream().mapToInt(String::length).toArray();
        Map<Integer, List<Integer>> children = new HashMap<>();
        int nodes = 1;
        int[] parent = new int[total + 1];
        char[] by = new char[total + 1];
        for (int needle = 0; needle < lengths.length; needle++) {
            int node = ROOT;
            for (char c : needles.get(needle).toCharArray()) {
                int child = edges.get(node, c);
                if (child == NONE) {
                    child = nodes++;
                    edges.put(node, c, child);
                    parent[child] = node;
                    by[child] = c;
                    children.computeIfAbsent(node, none -> new ArrayList<>()).add(child);
                }
                node = child;
            }
            ends[node] = needle;
            first[needles.get(needle).charAt(0)] =
                    edges.get(ROOT, needles.get(needle).charAt(0));
        }
        fail = new int[nodes];
        next = new int[nodes];
        link(children, parent, by);
    }

    /** Nearest nodes first: a node's suffix is nearer to the root than the node. */
    private void link(Map<Integer, List<Integer>> children, int[] parent, char[] by) {
        Deque<Integer> open = new ArrayDeque<>(children.getOrDefault(ROOT, List.of()));
        next[ROOT] = NONE;
        while (!open.isEmpty()) {
            int node = open.poll();
            fail[node] = parent[node] == ROOT ? ROOT : step(fail[parent[node]], by[node]);
            next[node] = ends[fail[node]] == NONE ? next[fail[node]] : fail[node];
            open.addAll(children.getOrDefault(node, List.of()));
        }
    }

    private int step(int from, char c) {
        for (int node = from; node != ROOT; node = fail[node]) {
            int child = edges.get(node, c);
            if (child != NONE) {
                return child;
            }
        }
        return first[c];
    }

    void find(String text, Finds finds) {
        int node = ROOT;
        for (int at = 0; at < text.length(); at++) {
            node = step(node, text.charAt(at));
            for (int end = ends[node] == NONE ? next[node] : node; end != NONE; end = next[end]) {
                finds.found(ends[end], at + 1 - lengths[ends[end]], at + 1);
            }
        }
    }

    /** (node, character) → node, in two flat arrays with open addressing. */
    private static final class Edges {

        private final long[] keys;
        private final int[] values;
        private final int mask;

        Edges(int most) {
            int size = Integer.highestOneBit(Math.max(8, most)) << 2;
            keys = new long[size];
            values = new int[size];
            mask = size - 1;
        }

        /** Never 0, which stands for an empty place: needles hold no NUL. */
        private static long key(int node, char c) {
            return ((long) node << Character.SIZE) | c;
        }

        private int place(long key) {
            long mixed = key * 0x9E3779B97F4A7C15L;
            int place = (int) (mixed >>> 40) & mask;
            while (keys[place] != 0 && keys[place] != key) {
                place = (place + 1) & mask;
            }
            return place;
        }

        int get(int node, char c) {
            int place = place(key(node, c));
            return keys[place] == 0 ? NONE : values[place];
        }

        void put(int node, char c, int child) {
            int place = place(key(node, c));
            keys[place] = key(node, c);
            values[place] = child;
        }
    }
}
