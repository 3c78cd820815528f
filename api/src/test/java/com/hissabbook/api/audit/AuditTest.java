package com.hissabbook.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditTest extends ApiTest {

    private ApiClient owner = client();
    private String org = "";
    private String audit = "";

    @BeforeEach
    void somethingHappened() {
        owner = client().register();
        org = owner.found("EUR");
        audit = "/api/v1/orgs/" + org + "/audit";
        owner.addMember(org, "VIEWER");
        owner.addMember(org, "ACCOUNTANT");
    }

    @Test
    void listsEveryRecordOnceNewestFirst() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = owner.get(audit + "?limit=2").expect(200).json();
        page.path("items").forEach(all::add);
        while (page.has("next")) {
            page = owner.get(audit + "?limit=2&before=" + page.path("next").asLong())
                    .expect(200)
                    .json();
            page.path("items").forEach(all::add);
        }

        assertThat(all.size()).isGreaterThanOrEqualTo(3);
        assertThat(all)
                .extracting(record -> record.path("seq").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, all.size())
                        .mapToObj(n -> all.size() - n + 1)
                        .toList());
        assertThat(all.getLast().path("action").asString()).isEqualTo("identity.organisation-founded");
        assertThat(all.getFirst().path("actor").asString())
                .isEqualTo(owner.person().id());
        owner.get(audit + "?before=0").expectProblem(400, "invalid-request");
    }

    @Test
    void saysWhichRecordWasTamperedWith() throws SQLException {
        assertThat(owner.get(audit + "/verification")
                        .expect(200)
                        .json()
                        .path("intact")
                        .asBoolean())
                .isTrue();

        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update audit.record set actor = null where seq = 2 and tenant_id = '" + org + "'");
        }

        JsonNode verdict = owner.get(audit + "/verification").expect(200).json();
        assertThat(verdict.path("intact").asBoolean()).isFalse();
        assertThat(verdict.path("firstBadRecord").asLong()).isEqualTo(2);
    }
}
