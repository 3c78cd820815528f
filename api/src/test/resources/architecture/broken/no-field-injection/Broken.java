package com.hissabbook.ledger;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
class Broken {

    @Autowired
    private Journal journal;
}
