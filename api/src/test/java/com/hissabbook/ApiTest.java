package com.hissabbook;

import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.SharedTemporal;
import com.hissabbook.embedded.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a random port, with a real PostgreSQL and the real Temporal, started once per JVM. Tests share the
 * database and so each works in organisations of its own: {@code client().register()}, {@code found()}.
 */
@SpringBootTest(
        classes = Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"hissabbook.console=plain", "hissabbook.metrics-password=metrics-test"})
public abstract class ApiTest {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry settings) {
        database().springProperties().forEach((name, value) -> settings.add(name, () -> value));
        settings.add(
                "spring.temporal.connection.target", () -> SharedTemporal.get().address());
    }

    /** For assertions behind the API's back. */
    protected static TestDatabase database() {
        return SharedPostgres.get().database();
    }

    /** Somebody who has not signed in. */
    protected ApiClient client() {
        return new ApiClient("http://localhost:" + port);
    }
}
