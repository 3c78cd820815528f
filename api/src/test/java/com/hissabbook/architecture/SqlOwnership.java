package com.hissabbook.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose tables a module's SQL may name: those of its own schemas, the published views of modules that it may use, and the functions of
 * schema {@code kernel}. SQL is looked for in every string of the sources and in the changelog; a name that is put together at run time
 * is not seen, so there is none.
 *
 * @param schemas every schema of ours
 * @param published every view that others may read, such as {@code banking.published_import}
 */
record SqlOwnership(Set<String> schemas, Set<String> published, Map<String, ModuleGraph.Module> modules) {

    static final Path CHANGELOG = Repository.ROOT.resolve("db-changelog/src/main/resources/db");

    private static final Pattern PUBLISHED = Pattern.compile(
            "create\\s+(?:or\\s+replace\\s+)?(?:view|function)\\s+(\\w+\\.published_\\w+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern TABLE_SCHEMA = Pattern.compile("schema\\s*=\\s*\"(\\w+)\"");

    private static final String BECAUSE = " (a table has one writer, and changes behind its published view:"
            + " read a published view of a module that you may use, or ask that module's facade)";

    static SqlOwnership ofTheProject() {
        Set<String> schemas = Repository.foldersIn(CHANGELOG).stream()
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> published = Repository.filesUnder(CHANGELOG, ".sql").stream()
                .flatMap(file -> PUBLISHED.matcher(Repository.read(file)).results())
                .map(view -> view.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return new SqlOwnership(schemas, published, ModuleGraph.modules());
    }

    /** A table, view or function that SQL names. */
    private record Named(String schema, String object, boolean called) {

        @Override
        public String toString() {
            return schema + "." + object;
        }
    }

    /** What is wrong with the SQL of the module; empty where nothing is. */
    List<String> breaches(String module, String sql) {
        List<String> found = new ArrayList<>();
        for (Named named : named(sql)) {
            String owner = owner(named.schema());
            if (!owner.equals(module)) {
                reason(module, owner, named).ifPresent(reason -> found.add(module + " names " + named + ", " + reason));
            }
        }
        return found;
    }

    private Optional<String> reason(String module, String owner, Named named) {
        if (named.schema().equals("kernel") && named.called()) {
            return Optional.empty();
        }
        if (!named.object().startsWith("published_")) {
            return Optional.of("which belongs to " + owner + BECAUSE);
        }
        if (!published.contains(named.toString())) {
            return Optional.of("a view that no changelog creates");
        }
        return mayRead(module, owner) ? Optional.empty() : Optional.of("but may not use " + owner + BECAUSE);
    }

    private boolean mayRead(String module, String owner) {
        ModuleGraph.Module reader = modules.get(module);
        return reader != null && !module.equals("api") && reader.mayUse(owner);
    }

    /** Breaches of a changelog file: as above, and no foreign key leaves the schema. */
    List<String> breachesOfChangelog(String schema, String sql) {
        String code = withoutComments(sql);
        List<String> found = new ArrayList<>(breaches(owner(schema), code));
        Matcher key = Pattern.compile("references\\s+(\\w+)\\.(\\w+)", Pattern.CASE_INSENSITIVE)
                .matcher(code);
        while (key.find()) {
            if (!key.group(1).equals(schema)) {
                found.add("a foreign key of schema " + schema + " leads to " + key.group(1) + "." + key.group(2)
                        + " (a module's rows can be moved or emptied on their own: keep the id without a key)");
            }
        }
        return found;
    }

    /** Breaches of a source: strings, and the schema of an entity's table. */
    List<String> breaches(SourceFile source) {
        String module = moduleOf(source);
        List<String> found = new ArrayList<>();
        strings(
                source,
                literal -> breaches(module, String.valueOf(literal.getValue()))
                        .forEach(breach -> found.add(source.place(literal) + " " + breach)));
        tables(
                source,
                table -> TABLE_SCHEMA
                        .matcher(table.toString())
                        .results()
                        .map(schema -> schema.group(1))
                        .filter(schema -> !owner(schema).equals(module))
                        .forEach(schema -> found.add(
                                source.place(table) + " " + module + " maps a table of " + schema + BECAUSE)));
        return found;
    }

    /** Per module the other modules whose published views it reads, in its sources or in its changelog. */
    Map<String, Set<String>> reads() {
        Map<String, Set<String>> reads = new TreeMap<>();
        for (SourceFile source : Code.production().sources()) {
            strings(source, literal -> read(reads, moduleOf(source), String.valueOf(literal.getValue())));
        }
        for (Path file : Repository.filesUnder(CHANGELOG, ".sql")) {
            read(reads, owner(schemaOf(file)), withoutComments(Repository.read(file)));
        }
        return reads;
    }

    private void read(Map<String, Set<String>> reads, String module, String sql) {
        named(sql).stream()
                .filter(named -> named.object().startsWith("published_"))
                .map(named -> owner(named.schema()))
                .filter(owner -> !owner.equals(module))
                .forEach(owner ->
                        reads.computeIfAbsent(module, none -> new TreeSet<>()).add(owner));
    }

    private List<Named> named(String sql) {
        return Pattern.compile(
                        "(?<![\\w.$@\"-])(" + String.join("|", schemas) + ")\\.([a-z_][a-z0-9_]*+)(?!-)\\s*+(\\()?")
                .matcher(sql)
                .results()
                .map((MatchResult name) -> new Named(name.group(1), name.group(2), name.group(3) != null))
                .toList();
    }

    /** One schema per module; the outbox is the kernel's. */
    private static String owner(String schema) {
        return schema.equals("outbox") ? "kernel" : schema;
    }

    /** The front page of the module that owns the schema. */
    Optional<FrontPage> front(String schema) {
        return Optional.ofNullable(modules.get(owner(schema))).map(ModuleGraph.Module::page);
    }

    static String schemaOf(Path changelog) {
        return CHANGELOG.relativize(changelog).getName(0).toString();
    }

    private static String moduleOf(SourceFile source) {
        return source.packageName()
                .substring(Code.ROOT.length())
                .replaceFirst("^\\.", "")
                .replaceFirst("\\..*", "");
    }

    /** Comments are prose; a rollback is code. */
    private static String withoutComments(String sql) {
        return sql.replaceAll("(?m)^--rollback ", "").replaceAll("--[^\\n]*", "");
    }

    private static void strings(SourceFile source, Consumer<LiteralTree> each) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                if (literal.getKind() == Tree.Kind.STRING_LITERAL) {
                    each.accept(literal);
                }
                return null;
            }
        }.scan(source.unit(), null);
    }

    private static void tables(SourceFile source, Consumer<AnnotationTree> each) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
                if (annotation.getAnnotationType().toString().endsWith("Table")) {
                    each.accept(annotation);
                }
                return super.visitAnnotation(annotation, null);
            }
        }.scan(source.unit(), null);
    }
}
