package com.hissabbook.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * One promise of the architecture.
 *
 * @param name also the name of the folder with the fixture that breaks it
 * @param because why, and the way out for who breaks it
 * @param breaches what breaks the rule, each with its place
 */
record Rule(String name, String because, Function<Code, List<String>> breaches) {

    /** A rule about classes; {@code because} is part of it. */
    static Rule of(String name, String because, ArchRule rule) {
        ArchRule reasoned = rule.because(because);
        return new Rule(
                name,
                because,
                code -> reasoned.evaluate(code.classes()).getFailureReport().getDetails());
    }

    /** A rule about sources, held against each file. */
    static Rule ofSources(String name, String because, Function<SourceFile, List<String>> breaches) {
        return new Rule(
                name,
                because,
                code -> code.sources().stream()
                        .flatMap(source -> breaches.apply(source).stream())
                        .toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
