package com.hissabbook;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.context.annotation.Import;

/** All that the role {@code migrate} needs. Not a component: only {@link Application#main} names it. */
@ImportAutoConfiguration(LiquibaseAutoConfiguration.class)
@Import(BringHistoryAlong.class)
class Migration {}
