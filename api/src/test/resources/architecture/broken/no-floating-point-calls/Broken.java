package com.hissabbook.ledger;

import java.math.BigDecimal;

class Broken {

    BigDecimal amount(BigDecimal amount) {
        return BigDecimal.valueOf(amount.doubleValue());
    }
}
