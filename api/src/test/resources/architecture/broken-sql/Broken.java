package com.hissabbook.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(schema = "banking", name = "money_account")
class Broken {

    private static final String BALANCES = """
            select closing_balance
            from banking.statement
            """;

    @Id
    private UUID moneyAccountId;
}
