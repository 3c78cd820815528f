package com.hissabbook.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/** What holds of the domain, and of the readers behind its SPI. */
final class DomainRules {

    private DomainRules() {}

    static final String[] DOMAIN = Stream.of(
                    "kernel",
                    "identity",
                    "statement",
                    "banking",
                    "transaction",
                    "rule",
                    "classification",
                    "ledger",
                    "reconciliation",
                    "reporting",
                    "audit")
            .map(module -> Code.ROOT + "." + module + "..")
            .toArray(String[]::new);

    private static final DescribedPredicate<JavaClass> FRAMEWORK = resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "org.hibernate..",
                    "io.temporal..",
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "tools.jackson..",
                    "com.fasterxml..")
            .as("types of a framework");

    private static final DescribedPredicate<JavaClass> ENTITY = describe(
            "entities",
            type -> Stream.of("Entity", "Embeddable", "MappedSuperclass")
                    .anyMatch(name -> type.isAnnotatedWith("jakarta.persistence." + name)));

    private static final DescribedPredicate<JavaClass> ROWS = ENTITY.or(describe(
            "their repositories", type -> type.isAssignableTo("org.springframework.data.repository.Repository")));

    private static final Rule FRAMEWORK_FREE_SURFACE = Rule.of(
            "framework-free-surface",
            "the domain decides what is true and is read without a framework in mind:"
                    + " let the package-private class behind the facade use it",
            classes().that().resideInAnyPackage(DOMAIN).and(Surface.PUBLIC).should(Surface.notShow(FRAMEWORK)));

    private static final Rule ENTITIES_STAY_INSIDE = Rule.of(
            "entities-stay-inside",
            "an entity that leaves its module ties others to its table:"
                    + " make it package-private and hand out a record",
            classes().that(ROWS).should().notBePublic());

    private static final Rule NO_ENTITY_ON_THE_SURFACE = Rule.of(
            "no-entity-on-the-surface",
            "an entity that leaves its module ties others to its table: hand out a record",
            classes()
                    .that()
                    .resideInAPackage(Code.ROOT + "..")
                    .and(Surface.PUBLIC)
                    .should(Surface.notShow(ROWS)));

    private static final Rule FLAT_MODULES = Rule.of(
            "flat-modules",
            "inside a module the package is flat, so that package-private means module-private:"
                    + " name the class for its subject instead of making a sub-package",
            noClasses().that().resideInAnyPackage(DOMAIN).should().resideInAPackage(Code.ROOT + ".*.(*).."));

    private static final Rule READERS_USE_THE_SPI_ONLY = Rule.of(
            "readers-use-the-spi-only",
            "a reader turns bytes into events and knows nothing else:"
                    + " what it needs is in the modules statement and kernel",
            noClasses()
                    .that()
                    .resideInAPackage(Code.ROOT + ".adapters..")
                    .should()
                    .dependOnClassesThat(outsideOfTheSpi()));

    private static final Rule READERS_REACH_NO_DATABASE = Rule.of(
            "readers-reach-no-database",
            "a reader can be run on a file alone: leave storing to the module that owns the table",
            noClasses()
                    .that()
                    .resideInAPackage(Code.ROOT + ".adapters..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "org.springframework.transaction..",
                            "org.springframework.data..",
                            "jakarta.persistence.."));

    static List<Rule> all() {
        return List.of(
                FRAMEWORK_FREE_SURFACE,
                ENTITIES_STAY_INSIDE,
                NO_ENTITY_ON_THE_SURFACE,
                FLAT_MODULES,
                READERS_USE_THE_SPI_ONLY,
                READERS_REACH_NO_DATABASE);
    }

    private static DescribedPredicate<JavaClass> outsideOfTheSpi() {
        return resideInAPackage(Code.ROOT + "..")
                .and(not(
                        resideInAnyPackage(Code.ROOT + ".adapters..", Code.ROOT + ".kernel", Code.ROOT + ".statement")))
                .as("other modules of HissabBook than the reader SPI and the kernel");
    }
}
