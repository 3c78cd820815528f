package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file's way into the books, as the mobile app and an accountant see it. */
class ImportTest extends ApiTest {

    @Test
    void importsAnOfxFileAndRecognisesItWhenItComesAgain() {
        ApiClient owner = client().register();
        var org = Books.of(owner, "EUR");
        Answer first = org.imported(SampleOfx.statement("EUR", 50, 1), Map.of());

        assertThat(first.text("state")).as(first.response().body()).isEqualTo("COMPLETED");
        assertThat(first.json().at("/counts/added").asInt()).isEqualTo(50);
        assertThat(first.json().at("/statements/0/balance").asString()).isEqualTo("AGREES");

        Answer again = org.imported(SampleOfx.statement("EUR", 50, 1), Map.of());
        assertThat(again.text("sameAs")).isEqualTo(first.text("id"));
        assertThat(again.json().at("/counts/duplicate").asInt()).isEqualTo(50);

        Answer longer = org.imported(SampleOfx.statement("EUR", 60, 1), Map.of());
        assertThat(longer.json().at("/counts/duplicate").asInt()).isEqualTo(50);
        assertThat(longer.json().at("/counts/added").asInt()).isEqualTo(10);
    }
}
