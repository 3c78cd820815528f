package com.hissabbook.adapters.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.statement.StatementReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that fuzzing begins with, and those that it once found something with. */
class FuzzSeedsTest {

    @Test
    void holdsForEverySeedUnderEveryReader() throws IOException, URISyntaxException {
        for (StatementReader reader : ReaderFuzz.READERS) {
            List<Path> own = files(reader.format().toLowerCase(Locale.ROOT));
            assertThat(own).as("seeds of %s", reader.format()).isNotEmpty();
            for (StatementReader other : ReaderFuzz.READERS) {
                for (Path file : own) {
                    ReaderFuzz.check(other, Files.readAllBytes(file));
                }
            }
        }
    }

    private static List<Path> files(String format) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(FuzzSeedsTest.class.getResource("/fuzz/" + format))
                .toURI());
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
