package com.hissabbook;

import com.hissabbook.kernel.OwnerSession;
import com.hissabbook.transaction.FactsUpgrade;
import com.hissabbook.transaction.LineDigest;
import liquibase.integration.spring.SpringLiquibase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the tables are brought up to date, what is recognised by its facts is too: after the tables, before any work is taken. The other
 * processes stage nothing until then.
 */
@Component
class BringHistoryAlong implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(BringHistoryAlong.class);

    private final ObjectProvider<SpringLiquibase> migration;
    private final Environment settings;

    BringHistoryAlong(ObjectProvider<SpringLiquibase> migration, Environment settings) {
        this.migration = migration;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (migration.getIfAvailable() == null) {
            return;
        }
        try (OwnerSession owner = OwnerSession.open(
                settings.getProperty("spring.liquibase.url", settings.getProperty("spring.datasource.url", "")),
                settings.getRequiredProperty("spring.liquibase.user"),
                settings.getRequiredProperty("spring.liquibase.password"))) {
            if (FactsUpgrade.bringAlong(owner, LineDigest.CURRENT)) {
                LOG.info("history is of version {} of the canonical description now", LineDigest.CURRENT.version());
            }
        }
    }
}
