package com.hissabbook.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many lines files and methods have. A room is small: what does not fit is two things. */
final class Sizes {

    static final int FILE = 300;
    static final int METHOD = 40;

    private Sizes() {}

    /** What is larger than it should be, as {@code path} or {@code path#method} with its lines. */
    static Map<String, Integer> tooLarge(Collection<Path> sources) {
        Map<String, Integer> found = new TreeMap<>();
        for (Path file : sources) {
            int lines = Math.toIntExact(Repository.read(file).lines().count());
            if (lines > FILE) {
                found.put(Repository.name(file), lines);
            }
        }
        List<Path> java = sources.stream()
                .filter(file -> file.toString().endsWith(".java"))
                .map(Repository.ROOT::resolve)
                .toList();
        for (SourceFile source : SourceFile.parse(java)) {
            methods(source, found);
        }
        return found;
    }

    private static void methods(SourceFile source, Map<String, Integer> found) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                BlockTree body = method.getBody();
                if (body != null) {
                    int lines = source.lastLine(body) - source.firstLine(body) + 1;
                    if (lines > METHOD) {
                        found.merge(Repository.name(source.path()) + "#" + method.getName(), lines, Math::max);
                    }
                }
                return super.visitMethod(method, null);
            }
        }.scan(source.unit(), null);
    }

    /** The listed exceptions: a number and a name in each line, comments after {@code #} and a space. */
    static Map<String, Integer> listed(String ratchet) {
        Map<String, Integer> listed = new TreeMap<>();
        ratchet.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .forEach(line -> {
                    String[] parts = line.strip().split("\\s+", 2);
                    listed.put(parts[1], Integer.valueOf(parts[0]));
                });
        return listed;
    }

    /** What must be done: nothing grows, and what has shrunk stays small. */
    static List<String> breaches(Map<String, Integer> tooLarge, Map<String, Integer> listed) {
        List<String> found = new ArrayList<>();
        tooLarge.forEach((name, lines) -> {
            Integer allowed = listed.get(name);
            if (allowed == null) {
                int limit = name.contains("#") ? METHOD : FILE;
                found.add(name + " has " + lines + " lines, more than " + limit + ": make two of it");
            } else if (lines > allowed) {
                found.add(name + " has grown from " + allowed + " to " + lines + " lines: make two of it");
            } else if (lines < allowed) {
                found.add(name + " has shrunk, well done: write \"" + lines + " " + name + "\" into the ratchet");
            }
        });
        listed.keySet().stream()
                .filter(name -> !tooLarge.containsKey(name))
                .forEach(name -> found.add(name + " needs no exception any more: take it out of the ratchet"));
        return found;
    }
}
