package com.hissabbook.ledger;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Broken {

    @GetMapping("/entries")
    String entries() {
        return "[]";
    }
}
