package com.hissabbook.api.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Broken {

    private final JdbcClient jdbc;

    Broken(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }
}
