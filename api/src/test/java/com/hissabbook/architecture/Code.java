package com.hissabbook.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What a rule is held against: classes, and the sources they were made from. */
record Code(JavaClasses classes, List<SourceFile> sources) {

    /** The root of all our packages. */
    static final String ROOT = "com.hissabbook";

    /** Everything that is not a test, of all artifacts. */
    static Code production() {
        return Production.CODE;
    }

    private static final class Production {
        static final Code CODE = new Code(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT),
                SourceFile.parse(Repository.mainSources()));
    }

    /** Compiles the sources of a folder against the class path; they are on it for nobody else, least of all a component scan. */
    static Code fixture(Path folder) {
        List<Path> files = Repository.filesUnder(folder, ".java");
        return new Code(new ClassFileImporter().importPath(compiled(folder, files)), SourceFile.parse(files));
    }

    static Path compiled(Path folder, List<Path> files) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        Path output =
                Repository.ROOT.resolve("api/target/architecture-fixtures").resolve(folder.getFileName());
        try {
            Files.createDirectories(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var said = new StringWriter();
        var options = List.of("-proc:none", "-parameters", "-nowarn", "-d", output.toString());
        var fileManager = compiler.getStandardFileManager(null, null, null);
        var task = compiler.getTask(
                said, fileManager, null, options, null, fileManager.getJavaFileObjectsFromPaths(files));
        if (!task.call()) {
            throw new IllegalStateException("the fixture " + folder.getFileName() + " does not compile:\n" + said);
        }
        return output;
    }
}
