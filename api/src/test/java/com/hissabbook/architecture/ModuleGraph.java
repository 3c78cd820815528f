package com.hissabbook.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/** The modules of all artifacts, what each may use and what it does use. */
final class ModuleGraph {

    /** Without the launcher and the embedded servers, which are a program of their own and not shipped. */
    static final ApplicationModules MODULES =
            ApplicationModules.of(Code.ROOT, resideInAPackage(Code.ROOT + ".embedded.."));

    private ModuleGraph() {}

    /**
     * One module.
     *
     * @param name below the root, such as {@code adapters.csv}
     * @param allowed names of the modules it may use; empty where it may use every one
     * @param used names of the modules it does use
     */
    record Module(String name, String artifact, FrontPage page, Optional<Set<String>> allowed, Set<String> used) {

        boolean mayUse(String other) {
            return name.equals(other)
                    || allowed.map(names -> names.contains(other)).orElse(true);
        }
    }

    /** By name. */
    static Map<String, Module> modules() {
        Map<String, SourceFile> pages = Code.production().sources().stream()
                .filter(source -> source.path().endsWith("package-info.java"))
                .collect(Collectors.toMap(SourceFile::packageName, page -> page));
        Map<String, Module> modules = new TreeMap<>();
        for (var module : MODULES.stream().toList()) {
            SourceFile page = pages.get(module.getBasePackage().getName());
            if (page != null) {
                modules.put(name(module), module(module, page));
            }
        }
        return modules;
    }

    private static Module module(org.springframework.modulith.core.ApplicationModule module, SourceFile page) {
        Set<String> used = module.getDirectDependencies(MODULES).stream()
                .map(ApplicationModuleDependency::getTargetModule)
                .map(ModuleGraph::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Module(name(module), artifact(page), FrontPage.of(page), allowed(module), used);
    }

    private static String name(org.springframework.modulith.core.ApplicationModule module) {
        return module.getBasePackage().getName().substring(Code.ROOT.length() + 1);
    }

    private static String artifact(SourceFile page) {
        return Repository.ROOT.relativize(page.path()).getName(0).toString();
    }

    private static Optional<Set<String>> allowed(org.springframework.modulith.core.ApplicationModule module) {
        return module.getBasePackage()
                .findAnnotation(ApplicationModule.class)
                .map(declared -> List.of(declared.allowedDependencies()))
                .filter(names -> !names.equals(List.of(ApplicationModule.OPEN_TOKEN)))
                .map(names -> names.stream()
                        .map(name -> name.replaceFirst("\\s*::.*", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** {@code docs/modules.md} as the code has it. */
    static String asMarkdown() {
        Map<String, Module> modules = modules();
        return """
                # Modules

                Made from the code by `make docs`; a test fails when this page and the code differ. A full arrow is a use in Java, a
                dotted one a read of published views in SQL; the kernel, which every module may use, and the API, which may use
                every module, are left out of the picture.

                ```mermaid
                flowchart LR
                %s```

                | Module | Artifact | Is | Owns | May use |
                |---|---|---|---|---|
                %s""".formatted(picture(modules), table(modules));
    }

    private static String picture(Map<String, Module> modules) {
        Set<String> apart = Set.of("kernel", "api");
        List<Module> shown = modules.values().stream()
                .filter(module -> !apart.contains(module.name()))
                .toList();
        var groups = shown.stream().collect(Collectors.groupingBy(Module::artifact, TreeMap::new, Collectors.toList()));
        String boxes = groups.entrySet().stream()
                .map(group -> "  subgraph " + group.getKey() + "\n"
                        + group.getValue().stream()
                                .map(module -> "    " + id(module.name()) + "[" + module.name() + "]\n")
                                .collect(Collectors.joining())
                        + "  end\n")
                .collect(Collectors.joining());
        String arrows = shown.stream()
                .flatMap(module -> module.used().stream()
                        .filter(other -> !apart.contains(other))
                        .map(other -> "  " + id(module.name()) + " --> " + id(other) + "\n"))
                .collect(Collectors.joining());
        String reads = SqlOwnership.ofTheProject().reads().entrySet().stream()
                .flatMap(reader -> reader.getValue().stream()
                        .map(other -> "  " + id(reader.getKey()) + " -.-> " + id(other) + "\n"))
                .collect(Collectors.joining());
        return boxes + arrows + reads;
    }

    private static String id(String name) {
        return name.replace('.', '_');
    }

    private static String table(Map<String, Module> modules) {
        return modules.values().stream()
                .sorted(Comparator.comparing(Module::artifact).thenComparing(Module::name))
                .map(module -> Stream.of(
                                "`" + module.name() + "`",
                                module.artifact(),
                                module.page().purpose(),
                                module.page().part("Owns"),
                                module.allowed()
                                        .map(names -> names.isEmpty() ? "nothing" : String.join(", ", names))
                                        .orElse("every module"))
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
