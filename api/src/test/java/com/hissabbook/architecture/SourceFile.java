package com.hissabbook.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A Java source as the JDK's own parser reads it: for what bytecode no longer shows.
 *
 * @param trees gives positions and Javadoc of the unit's trees
 */
record SourceFile(Path path, CompilationUnitTree unit, DocTrees trees) {

    static List<SourceFile> parse(Collection<Path> files) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        var fileManager = compiler.getStandardFileManager(null, null, null);
        var task = (JavacTask) compiler.getTask(
                null, fileManager, null, List.of("-proc:none"), null, fileManager.getJavaFileObjectsFromPaths(files));
        DocTrees trees = DocTrees.instance(task);
        try {
            var parsed = new ArrayList<SourceFile>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new SourceFile(Path.of(unit.getSourceFile().toUri()), unit, trees));
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of its package, or the empty string. */
    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    int firstLine(Tree tree) {
        return line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    int lastLine(Tree tree) {
        return line(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    private int line(long position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    Optional<String> javadoc(TreePath tree) {
        return Optional.ofNullable(trees.getDocComment(tree));
    }

    /** For messages: the file and the line of the tree in it. */
    String place(Tree tree) {
        return path.getFileName() + ":" + firstLine(tree);
    }
}
