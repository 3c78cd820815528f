package com.hissabbook.ledger;

class Broken {

    long cents(long units) {
        var cents = units * 100.0;
        return (long) cents;
    }
}
