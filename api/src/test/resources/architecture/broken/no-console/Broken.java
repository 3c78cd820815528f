package com.hissabbook.ledger;

class Broken {

    void post() {
        System.out.println("posted");
    }
}
