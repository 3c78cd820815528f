package com.hissabbook.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What holds of all production code. */
final class StyleRules {

    private StyleRules() {}

    /** Programs that talk to the person who started them: the launcher and the embedded servers under it. */
    private static final String CONSOLE = Code.ROOT + ".embedded..";

    private static final int DEPTH = 2;

    private static final Rule NO_TECHNICAL_NAMES = Rule.of(
            "no-technical-names",
            "names are the domain's words: say what the thing is or does, such as PersistentChart, Cursors, AccountRow",
            noClasses().should().haveNameMatching(".*[.$]\\w*(Impl|Utils?|Helpers?|Managers?|Dtos?|DTOs?)"));

    private static final Rule NO_FIELD_INJECTION = Rule.of(
            "no-field-injection",
            "an object is complete when it is made: take collaborators in the constructor",
            noFields()
                    .should()
                    .beAnnotatedWith(describe(
                            "an annotation that injects",
                            annotation -> Stream.of(
                                            "org.springframework.beans.factory.annotation.Autowired",
                                            "org.springframework.beans.factory.annotation.Value",
                                            "jakarta.inject.Inject",
                                            "jakarta.annotation.Resource",
                                            "jakarta.persistence.PersistenceContext")
                                    .anyMatch(annotation.getRawType().getName()::equals))));

    private static final Rule NO_OLD_DATES = Rule.of(
            "no-old-dates",
            "java.util.Date and its kin are mutable and shift days through time zones: take java.time",
            noClasses()
                    .should()
                    .dependOnClassesThat(belongToAnyOf(
                            java.util.Date.class,
                            java.util.Calendar.class,
                            java.util.GregorianCalendar.class,
                            java.text.DateFormat.class,
                            java.text.SimpleDateFormat.class,
                            java.sql.Date.class,
                            java.sql.Timestamp.class)));

    private static final Rule NO_CONSOLE = Rule.of(
            "no-console",
            "the application's lines are structured logs: take a logger;"
                    + " only the launcher and the demo talk to a terminal",
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CONSOLE)
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace"));

    private static final Rule NULL_MARKED_PACKAGES = Rule.of(
            "null-marked-packages",
            "null is never an answer unless a signature says so: add a package-info.java with @NullMarked",
            classes().should(resideInANullMarkedPackage()));

    private static final Rule SHALLOW_PACKAGES = Rule.of(
            "shallow-packages",
            "packages are at most two below the root: make another module, or name the class better",
            classes().should(resideAtMost(DEPTH)));

    private static final Rule NOTHING_SHIPPED_USES_THE_EMBEDDED_SERVERS = Rule.of(
            "nothing-shipped-uses-the-embedded-servers",
            "the production jar has no embedded servers: PostgreSQL and Temporal are given from outside",
            noClasses()
                    .that()
                    .resideOutsideOfPackage(CONSOLE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(CONSOLE));

    private static final Rule THE_LAUNCHER_STANDS_ALONE = Rule.of(
            "the-launcher-stands-alone",
            "the launcher starts the application as a program of its own: pass what it must know as settings",
            noClasses()
                    .that()
                    .resideInAPackage(CONSOLE)
                    .should()
                    .dependOnClassesThat(describe(
                            "classes of HissabBook's modules",
                            (JavaClass type) -> type.getPackageName().startsWith(Code.ROOT)
                                    && !type.getPackageName().startsWith(Code.ROOT + ".embedded"))));

    static List<Rule> all() {
        return List.of(
                NO_TECHNICAL_NAMES,
                NO_FIELD_INJECTION,
                NO_OLD_DATES,
                NO_CONSOLE,
                NULL_MARKED_PACKAGES,
                SHALLOW_PACKAGES,
                NOTHING_SHIPPED_USES_THE_EMBEDDED_SERVERS,
                THE_LAUNCHER_STANDS_ALONE);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            "package " + type.getPackageName() + " of " + type.getSimpleName()
                                    + " is not @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> resideAtMost(int depth) {
        return new ArchCondition<>("reside at most " + depth + " packages below the root") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String below = type.getPackageName().substring(Code.ROOT.length());
                if (below.chars().filter(c -> c == '.').count() > depth) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " lies too deep " + type.getSourceCodeLocation()));
                }
            }
        };
    }
}
