package com.hissabbook.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
public class BrokenRow {

    @Id
    private UUID id;
}
