package com.hissabbook.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.kernel.Refused;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

class UnexpectedFailureTest {

    private static final String CANARY = "Canary Kowalski";

    private final Problems problems = new Problems(JsonMapper.builder().build());

    @Test
    void tellsNothingOfWhatFailedInside() {
        Problem problem = problems.of(new IllegalStateException(CANARY), new MockHttpServletRequest());

        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.code()).isEqualTo("internal");
        assertThat(problem.toString()).doesNotContain(CANARY);
    }

    @Test
    void logsKindAndPlaceButNoWords() {
        StringWriter log = new StringWriter();
        new WithoutMessage(new IllegalStateException(CANARY, new IllegalArgumentException(CANARY)))
                .printStackTrace(new PrintWriter(log, true));

        assertThat(log.toString())
                .contains("IllegalStateException", "IllegalArgumentException", "UnexpectedFailureTest")
                .doesNotContain(CANARY);
    }

    @Test
    void saysThatTheDatabaseIsAway() {
        Problem problem = problems.of(new CannotCreateTransactionException("x"), new MockHttpServletRequest());

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("unavailable");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,422",
        "NOT_FOUND,404",
        "FORBIDDEN,403",
        "CONFLICT,409",
        "STALE,412",
        "TOO_LARGE,413",
        "UNAVAILABLE,503"
    })
    void givesEachKindOfRefusalItsStatus(Refused.Kind kind, int status) {
        Problem problem = problems.of(new Refused(kind, "some-code", "Some words."), new MockHttpServletRequest());

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo("some-code");
        assertThat(problem.detail()).isEqualTo("Some words.");
    }
}
