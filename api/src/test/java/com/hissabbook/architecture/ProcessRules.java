package com.hissabbook.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** What holds of the API and of workflows. */
final class ProcessRules {

    private ProcessRules() {}

    private static final String WORKFLOW = "io.temporal.spring.boot.WorkflowImpl";

    /** What a workflow's history does not record; each has a deterministic counterpart in {@code io.temporal.workflow.Workflow}. */
    private static final Set<String> UNRECORDED = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "com.hissabbook.kernel.Ids.next");

    private static final DescribedPredicate<JavaAccess<?>> UNRECORDED_CALL = describe(
            "call what the history does not record",
            access -> access.getTarget() instanceof CodeUnitCallTarget target
                    && (UNRECORDED.contains(target.getOwner().getName() + "." + target.getName())
                            || (target.getName().equals("now")
                                    && target.getOwner().getPackageName().equals("java.time"))));

    private static final DescribedPredicate<JavaClass> FACADE = describe(
            "facades of the domain or beans",
            type -> isOfTheDomain(type)
                    && (type.isInterface() || type.isMetaAnnotatedWith("org.springframework.stereotype.Component")));

    private static boolean isOfTheDomain(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(Code.ROOT + ".") && !name.startsWith(Code.ROOT + ".workflows");
    }

    private static final Rule CONTROLLERS_IN_THE_API = Rule.of(
            "controllers-in-the-api",
            "the API is one artifact, and a worker runs without it: put the route into com.hissabbook.api.<subject>",
            classes()
                    .that()
                    .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                    .or()
                    .areMetaAnnotatedWith("org.springframework.web.bind.annotation.ControllerAdvice")
                    .or()
                    .areMetaAnnotatedWith("org.springframework.web.bind.annotation.RequestMapping")
                    .should()
                    .resideInAPackage(Code.ROOT + ".api.."));

    private static final Rule THIN_API = Rule.of(
            "thin-api",
            "the API authenticates, validates, starts workflows and reads state: ask a module's facade,"
                    + " or a facade of workflows, for what is needed",
            noClasses()
                    .that()
                    .resideInAPackage(Code.ROOT + ".api..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.postgresql..",
                            "org.springframework.jdbc..",
                            "org.springframework.data..",
                            "jakarta.persistence..",
                            "org.hibernate..",
                            "io.temporal..",
                            "org.springframework.batch.."));

    private static final Rule WORKFLOWS_ARE_DETERMINISTIC = Rule.of(
            "workflows-are-deterministic",
            "a workflow is replayed from its history: take time, sleep, random numbers and threads from"
                    + " io.temporal.workflow.Workflow, or do the work in an activity",
            noClasses()
                    .that()
                    .areAnnotatedWith(WORKFLOW)
                    .should()
                    .dependOnClassesThat(belongToAnyOf(
                                    java.time.Clock.class,
                                    Thread.class,
                                    java.util.Random.class,
                                    java.security.SecureRandom.class,
                                    java.util.concurrent.ThreadLocalRandom.class,
                                    java.util.Timer.class,
                                    java.util.concurrent.Executor.class,
                                    java.util.concurrent.ExecutorService.class,
                                    java.util.concurrent.CompletableFuture.class)
                            .or(JavaClass.Predicates.resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..")))
                    .orShould()
                    .accessTargetWhere(UNRECORDED_CALL));

    private static final Rule WORKFLOWS_HOLD_NO_BEANS = Rule.of(
            "workflows-hold-no-beans",
            "a workflow object is made by Temporal, one per run, and must not do the work itself:"
                    + " call an activity, whose implementation is a bean",
            noClasses()
                    .that()
                    .areAnnotatedWith(WORKFLOW)
                    .should()
                    .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.springframework..")
                            .or(FACADE)));

    static List<Rule> all() {
        return List.of(CONTROLLERS_IN_THE_API, THIN_API, WORKFLOWS_ARE_DETERMINISTIC, WORKFLOWS_HOLD_NO_BEANS);
    }
}
