package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.springframework.modulith.docs.Documenter;

/** The module graph over all artifacts: no cycles, nothing used that is not allowed, nothing used but what is public. */
class ModuleGraphTest {

    @Test
    void holds() {
        ModuleGraph.MODULES.verify();
    }

    @Test
    void hasEveryModuleOfTheDesign() {
        assertThat(ModuleGraph.modules().keySet())
                .contains("kernel", "identity", "banking", "transaction", "classification", "ledger", "reconciliation")
                .contains("reporting", "audit", "adapters.csv", "adapters.ofx", "batch", "workflows", "api")
                .doesNotContain("embedded", "architecture");
    }

    /** Only the API may use every module; any other says what it may use. */
    @Test
    void everyModuleSaysWhatItMayUse() {
        assertThat(ModuleGraph.modules().values())
                .filteredOn(module -> module.allowed().isEmpty())
                .extracting(ModuleGraph.Module::name)
                .containsExactly("api");
    }

    @Test
    void isBrokenByItsFixture() throws IOException {
        Path folder = Repository.fixtures("broken-modules");
        URL compiled = Code.compiled(folder, Repository.filesUnder(folder, ".java"))
                .toUri()
                .toURL();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var fixture = new URLClassLoader(new URL[] {compiled}, before)) {
            thread.setContextClassLoader(fixture);
            ApplicationModules broken = ApplicationModules.of("brokenmodules");

            assertThatExceptionOfType(Violations.class)
                    .isThrownBy(broken::verify)
                    .withMessageContaining("Cycle detected: Slice left")
                    .withMessageContaining(
                            "Module 'left' depends on non-exposed type brokenmodules.right.inside.Hidden")
                    .withMessageContaining("Module 'right' depends on module 'left'");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Pictures and canvases for whoever wants more than {@code docs/modules.md}: see {@code api/target/modulith}. */
    @Test
    void isDrawn() {
        new Documenter(ModuleGraph.MODULES, Documenter.Options.defaults().withOutputFolder("target/modulith"))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml()
                .writeModuleCanvases();
        assertThat(Path.of("target/modulith/components.puml")).exists();
    }

    @Test
    void isWrittenDown() throws IOException {
        Path page = Repository.ROOT.resolve("docs/modules.md");
        String code = ModuleGraph.asMarkdown();
        if ("write".equals(System.getProperty("hissabbook.docs"))) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, code);
        }
        assertThat(page).as("docs/modules.md is made by `make docs`").exists();
        assertThat(Files.readString(page))
                .as("docs/modules.md is not what the code says: look at the difference, then run `make docs`")
                .isEqualTo(code);
    }
}
