package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "hissabbook.max-upload=64KB")
class OversizedUploadTest extends ApiTest {

    @Test
    void refusesAnUploadBeyondTheLimitAndSaysWhatToDo() {
        Books books = Books.of(client().register(), "EUR");

        var problem = books.upload(new byte[1 << 20], Map.of()).expectProblem(413, "too-large");

        assertThat(problem.text("detail")).contains("shorter periods");
        assertThat(books.person().get(books.path("/imports")).json().path("items"))
                .isEmpty();
    }
}
