package com.hissabbook.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** What others read first: a facade's Javadoc, and a module's front page. */
final class FrontPageRules {

    private FrontPageRules() {}

    private static final Set<String> UNDOCUMENTED = Set.of(Code.ROOT, Code.ROOT + ".embedded");

    private static final Rule FACADES_ARE_DOCUMENTED = Rule.ofSources(
            "facades-are-documented",
            "a public type is what other modules read instead of the code:"
                    + " say in a sentence what it promises, with units, shapes and refusals",
            FrontPageRules::undocumented);

    private static final Rule FRONT_PAGES = Rule.ofSources(
            "front-pages",
            "package-info.java is the module's front page: say what it owns, its invariant and what it may use"
                    + " (<b>Owns:</b>, <b>Invariant:</b>, <b>May use:</b>)",
            FrontPageRules::incomplete);

    static List<Rule> all() {
        return List.of(FACADES_ARE_DOCUMENTED, FRONT_PAGES);
    }

    private static List<String> undocumented(SourceFile source) {
        if (UNDOCUMENTED.contains(source.packageName())) {
            return List.of();
        }
        TreePath unit = new TreePath(source.unit());
        return source.unit().getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .filter(type -> source.javadoc(new TreePath(unit, type)).isEmpty())
                .map(type -> source.place(type) + " " + kind(type) + " " + type.getSimpleName() + " has no Javadoc")
                .toList();
    }

    private static String kind(ClassTree type) {
        return type.getKind() == Tree.Kind.INTERFACE ? "facade" : "public type";
    }

    private static List<String> incomplete(SourceFile source) {
        if (!source.path().endsWith("package-info.java")
                || source.unit().getPackage().getAnnotations().stream()
                        .noneMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("ApplicationModule"))) {
            return List.of();
        }
        String page = FrontPage.of(source).text();
        return Stream.of("Owns:", "Invariant:", "May use:")
                .filter(part -> !page.contains("<b>" + part + "</b>"))
                .map(part -> source.packageName() + " does not say: " + part)
                .toList();
    }
}
