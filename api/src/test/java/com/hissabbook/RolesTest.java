package com.hissabbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RolesTest {

    @Test
    void servesAndWorksUnlessToldOtherwise() {
        MockEnvironment both = prepared(new MockEnvironment());

        assertThat(both.getProperty("spring.main.web-application-type")).isNull();
        assertThat(both.getProperty("spring.temporal.start-workers")).isNull();
    }

    @Test
    void hasNoWebServerAndNoMigrationInAWorker() {
        MockEnvironment worker = prepared(new MockEnvironment()
                .withProperty("hissabbook.roles", "worker")
                .withProperty("spring.liquibase.user", "owner"));

        assertThat(worker.getProperty("spring.main.web-application-type")).isEqualTo("none");
        assertThat(worker.getProperty("spring.liquibase.enabled")).isEqualTo("false");
    }

    @Test
    void startsNoWorkersInAnApi() {
        MockEnvironment api = prepared(new MockEnvironment().withProperty("hissabbook.roles", "api"));

        assertThat(api.getProperty("spring.temporal.start-workers")).isEqualTo("false");
    }

    @Test
    void migratesOnlyAsTheOwner() {
        MockEnvironment owner = new MockEnvironment().withProperty("spring.liquibase.user", "owner");

        assertThat(prepared(owner).getProperty("spring.liquibase.enabled")).isEqualTo("true");
        assertThat(prepared(new MockEnvironment()).getProperty("spring.liquibase.enabled"))
                .isEqualTo("false");
    }

    @Test
    void knowsMigrateOnItsOwnFromTheCommandLine() {
        assertThat(Roles.of(new String[] {"--hissabbook.roles=migrate"}).migrateOnly())
                .isTrue();
        assertThat(Roles.of(new String[] {"--hissabbook.roles=worker"}).migrateOnly())
                .isFalse();
    }

    @Test
    void refusesRolesThatDoNotExistOrDoNotMix() {
        for (String odd : new String[] {"apy", "api,migrate", ""}) {
            assertThatThrownBy(() -> Roles.of(new MockEnvironment().withProperty("hissabbook.roles", odd)))
                    .hasMessageContaining("hissabbook.roles");
        }
    }

    private static MockEnvironment prepared(MockEnvironment environment) {
        new Roles().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
