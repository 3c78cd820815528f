package com.hissabbook.transaction;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Recognition} by the version that the database is in. */
@Component
class JdbcRecognition implements Recognition {

    private final JdbcClient jdbc;
    private final LineDigest digest;

    JdbcRecognition(JdbcClient jdbc, LineDigest digest) {
        this.jdbc = jdbc;
        this.digest = digest;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm() {
        int version = jdbc.sql(FactsUpgradeSql.VERSION).query(Integer.class).single();
        if (version != digest.version()) {
            throw new IllegalStateException("the books recognise lines by version " + version
                    + " of the canonical description and this program by version " + digest.version()
                    + ": bring the database up to date with the newer program, and run that one");
        }
    }
}
