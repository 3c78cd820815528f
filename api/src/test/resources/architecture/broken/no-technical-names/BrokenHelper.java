package com.hissabbook.ledger;

class BrokenHelper {

    static final class BrokenDto {}
}
