package com.hissabbook.api.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CsvProfilesTest extends ApiTest {

    private ApiClient owner = client();
    private String org = "";
    private String profiles = "";

    @BeforeEach
    void found() {
        owner = client().register();
        org = owner.found("EUR");
        profiles = "/api/v1/orgs/" + org + "/csv-profiles";
    }

    @Test
    void savesALayoutAndGivesItBackAsItTakesIt() {
        Answer created = owner.post(profiles, named("My bank", layout())).expect(201);

        Answer read = owner.get(created.header("Location")).expect(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("ETag")).isEqualTo("\"v0\"");
        assertThat(read.json().at("/layout/amount/signed/column").asString()).isEqualTo("Betrag");
        assertThat(owner.get(profiles).expect(200).json().path("items").size()).isOne();

        Answer unchanged = owner.with("If-Match", read.header("ETag"))
                .put(
                        created.header("Location"),
                        Map.of("name", "My bank", "layout", read.json().path("layout")))
                .expect(200);
        assertThat(unchanged.json()).as("what is read can be sent back").isEqualTo(read.json());
    }

    @Test
    void anEditIsANewVersionAndTheSecondEditorIsToldToReadAgain() {
        Answer created = owner.post(profiles, named("My bank", layout())).expect(201);
        String profile = created.header("Location");
        ApiClient editor = owner.with("If-Match", created.header("ETag"));
        Map<String, Object> other = layout();
        other.put("delimiter", ",");

        Answer changed = editor.put(profile, named("My bank", other)).expect(200);

        assertThat(changed.json().path("version").asInt()).isOne();
        editor.put(profile, named("Late", layout())).expectProblem(412, "stale");
        editor.delete(profile).expectProblem(412, "stale");
        owner.delete(profile).expectProblem(428, "if-match-required");
        assertThat(owner.get(profile).json().at("/layout/delimiter").asString()).isEqualTo(",");
    }

    @Test
    void aDeletedProfileIsGoneAndItsNameFree() {
        Answer created = owner.post(profiles, named("My bank", layout())).expect(201);
        owner.post(profiles, named("my BANK", layout())).expectProblem(409, "profile-name-taken");

        owner.with("If-Match", created.header("ETag"))
                .delete(created.header("Location"))
                .expect(204);

        owner.get(created.header("Location")).expectProblem(404, "not-found");
        assertThat(owner.get(profiles).json().path("items").size()).isZero();
        owner.post(profiles, named("my BANK", layout())).expect(201);
    }

    @Test
    void refusesALayoutInTheWordsOfItsOwnChecks() {
        Map<String, Object> layout = layout();
        layout.put("encoding", "EBCDIC-ish");

        Answer refused = owner.post(profiles, named("My bank", layout)).expectProblem(422, "invalid-layout");

        assertThat(refused.text("detail")).contains("encoding", "EBCDIC-ish", "UTF-8");
    }

    @Test
    void refusesALayoutThatLeavesOpenHowToReadAndNamesTheField() {
        for (String missing :
                List.of("encoding", "delimiter", "header", "dateColumn", "dateFormats", "amount", "decimalMark")) {
            Map<String, Object> layout = layout();
            layout.remove(missing);
            assertThat(fieldAtFault(layout)).isEqualTo("layout." + missing);
        }
        assertThat(fieldAtFault(with("delimiters", ";"))).isEqualTo("layout.delimiters");
        assertThat(fieldAtFault(with("dateFormats", Map.of()))).startsWith("layout.dateFormats");
        assertThat(fieldAtFault(with("delimiter", ";;"))).isEqualTo("layout.delimiter");
        assertThat(owner.post(profiles, named("My bank", with("amount", Map.of("signed", Map.of("negated", false)))))
                        .expectProblem(422, "invalid-layout")
                        .text("detail"))
                .contains("amount.signed.column");
        owner.post(profiles, Map.of("name", "My bank")).expectProblem(400, "invalid-request");
        owner.post(profiles, Map.of("name", "My bank", "layout", "x")).expectProblem(400, "invalid-request");
        owner.post(profiles, named(" ", layout())).expectProblem(422, "invalid-name");
        assertThat(owner.get(profiles).json().path("items").size()).isZero();
    }

    @Test
    void theSameKeySavesOneProfile() {
        ApiClient withKey = owner.with("Idempotency-Key", UUID.randomUUID().toString());

        Answer first = withKey.post(profiles, named("My bank", layout())).expect(201);
        Answer again = withKey.post(profiles, named("My bank", layout())).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        withKey.post(profiles, named("Other", layout())).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void anotherOrganisationsProfilesAreNotThere() {
        String id = owner.post(profiles, named("My bank", layout())).expect(201).text("id");
        ApiClient stranger = client().register();
        String elsewhere = "/api/v1/orgs/" + stranger.found("EUR") + "/csv-profiles/" + id;

        stranger.get(profiles).expectProblem(404, "not-found");
        stranger.get(elsewhere).expectProblem(404, "not-found");
        stranger.with("If-Match", "\"v0\"").delete(elsewhere).expectProblem(404, "not-found");
        owner.addMember(org, "VIEWER").post(profiles, named("Other", layout())).expectProblem(403, "role-required");
    }

    private String fieldAtFault(Map<String, Object> layout) {
        return owner.post(profiles, named("My bank", layout))
                .expectProblem(400, "invalid-request")
                .json()
                .at("/errors/0/field")
                .asString();
    }

    private static Map<String, Object> named(String name, Map<String, Object> layout) {
        return Map.of("name", name, "layout", layout);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> layout = layout();
        layout.put(field, value);
        return layout;
    }

    private static Map<String, Object> layout() {
        return new HashMap<>(Map.of(
                "encoding", "UTF-8",
                "delimiter", ";",
                "quote", "\"",
                "header", true,
                "dateColumn", "Buchungstag",
                "dateFormats", List.of("dd.MM.yyyy"),
                "amount", Map.of("signed", Map.of("column", "Betrag", "negated", false)),
                "decimalMark", ",",
                "thousandsMark", ".",
                "descriptionColumns", List.of("Verwendungszweck")));
    }
}
