package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files of at most 300 lines, methods of at most 40; exceptions are listed with their numbers and only shrink. */
class SizeTest {

    private static final Path RATCHET = Path.of("api/src/test/resources/size-ratchet.txt");

    private static final Pattern SOURCE =
            Pattern.compile(".*\\.(java|sql|ts|tsx|css|py|sh)|bin/[^/]*|\\.ci/[^/]*|Makefile");

    @Test
    void holds() {
        List<Path> sources = Repository.tracked().stream()
                .filter(file -> !Repository.name(file).contains("/architecture/broken-size/"))
                .filter(file -> SOURCE.matcher(Repository.name(file)).matches())
                .toList();
        assertThat(sources)
                .contains(Path.of("Makefile"), Path.of("domain/src/main/java/com/hissabbook/kernel/Money.java"));

        assertThat(Sizes.breaches(Sizes.tooLarge(sources), Sizes.listed(Repository.read(RATCHET))))
                .as("exceptions stand in " + RATCHET)
                .isEmpty();
    }

    @Test
    void findsALargeFileAndALargeMethod() {
        Path folder = Repository.fixtures("broken-size");

        assertThat(Sizes.tooLarge(Repository.filesUnder(folder, ".java")))
                .containsExactly(
                        Map.entry(Repository.name(folder) + "/Broken.java", 346),
                        Map.entry(Repository.name(folder) + "/Broken.java#broken", 41));
    }

    @Test
    void letsExceptionsOnlyShrink() {
        Map<String, Integer> listed = Sizes.listed("# lines name\n310 A.java\n320 B.java\n330 C.java\n50 E.java#run\n");

        assertThat(Sizes.breaches(Map.of("A.java", 310, "B.java", 321, "C.java", 329, "D.java#run", 41), listed))
                .containsExactlyInAnyOrder(
                        "B.java has grown from 320 to 321 lines: make two of it",
                        "C.java has shrunk, well done: write \"329 C.java\" into the ratchet",
                        "D.java#run has 41 lines, more than 40: make two of it",
                        "E.java#run needs no exception any more: take it out of the ratchet");
    }
}
