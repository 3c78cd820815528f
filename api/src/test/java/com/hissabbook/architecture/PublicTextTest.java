package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No file under version control holds a folder of somebody's machine, a registry's host or a secret. */
class PublicTextTest {

    @Test
    void holds() {
        List<Path> files = Repository.tracked();
        assertThat(files).contains(Path.of("pom.xml"));

        assertThat(files).flatExtracting(PublicTextTest::breaches).isEmpty();
    }

    private static List<String> breaches(Path file) {
        String text = Repository.read(file);
        return text.indexOf('\0') >= 0 ? List.of() : PublicText.breaches(Repository.name(file), text);
    }

    /** The examples are in two halves, so that this file holds none of them. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a folder of somebody's machine | README.md         | see /ho | me/anna/project
            a folder of somebody's machine | a/Test.java       | Path.of("/Us | ers/anna/file.csv")
            a private key                  | key.pem           | -----BEGIN EC PRIV | ATE KEY-----
            a signed token                 | notes.md          | eyJhbGciOiJFUzI1NiJ9.ey | JzdWIiOiIxMjM0NTY3ODkwIn0.abc
            a provider's key               | notes.md          | AKIA | IOSFODNN7EXAMPLE
            a secret                       | application.yaml  | password: 9fk2k4l | s0f8d7g6h5j4k3l2
            a secret                       | Settings.java     | String MASTER_KEY = "c2VjcmV0c2Vjc | mV0c2VjcmV0c2VjcmV0MTIzNDU2Nzg="
            credentials in an address      | compose.yml       | postgres://app: | hunter2@db/hissabbook
            a registry's host              | web/package-lock.json | "resolved": "https: | //registry.example.org/react.tgz"
            a registry's host              | pom.xml           | <url>https: | //repo.example.org/maven2</url>
            """)
    void refuses(String what, String name, String half, String otherHalf) {
        assertThat(PublicText.breaches(name, "first line\n" + half + otherHalf))
                .containsExactly(name + ":2 holds " + what);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pom.xml          | xmlns="http://maven.apache.org/POM/4.0.0"
            application.yaml | password: ${DATABASE_PASSWORD}
            Secrets.java     | String password = secrets.appPassword();
            README.md        | https://www.example.org/home/page
            bin/run          | $HOME/work/file
            a/Test.java      | var token = "abc"
            """)
    void allows(String name, String text) {
        assertThat(PublicText.breaches(name, text)).isEmpty();
    }
}
