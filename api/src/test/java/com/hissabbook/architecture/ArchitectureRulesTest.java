package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the design and the style guide, held against all production code and seen failing on a fixture each. */
class ArchitectureRulesTest {

    private static final Path KNOWN = Repository.fixtures("known-breaches.txt");

    static List<Rule> rules() {
        return Stream.of(
                        DomainRules.all(), ProcessRules.all(), MoneyRules.all(), StyleRules.all(), FrontPageRules.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) {
        assertThat(breaches(rule))
                .as("%s; %s lists what is not mended yet, and nothing else", rule.because(), KNOWN.getFileName())
                .containsExactlyInAnyOrderElementsOf(known(rule));
    }

    /** Without line numbers, which change with every edit. */
    private static Set<String> breaches(Rule rule) {
        return rule.breaches().apply(Code.production()).stream()
                .map(breach -> breach.replaceAll("\\.java:\\d+", ".java"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> known(Rule rule) {
        return Repository.read(KNOWN)
                .lines()
                .filter(line -> line.startsWith(rule.name() + " | "))
                .map(line -> line.substring(rule.name().length() + 3))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isBrokenByItsFixture(Rule rule) {
        Code broken = Code.fixture(Repository.fixtures("broken").resolve(rule.name()));

        assertThat(rule.breaches().apply(broken))
                .as("the fixture of " + rule.name() + " breaks it, and the breach is named")
                .isNotEmpty()
                .allSatisfy(breach -> assertThat(breach).contains("Broken"));
    }

    @Test
    void everyKnownBreachIsOfARule() {
        assertThat(Repository.read(KNOWN).lines().filter(line -> !line.startsWith("# ")))
                .allMatch(line -> rules().stream().anyMatch(rule -> line.startsWith(rule.name() + " | ")));
    }

    @Test
    void everyFixtureHasItsRule() {
        assertThat(Repository.foldersIn(Repository.fixtures("broken")))
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactlyInAnyOrderElementsOf(
                        rules().stream().map(Rule::name).toList());
    }
}
