package com.hissabbook.ledger;

public interface Broken {

    void post();
}
