package com.hissabbook.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;

/** A facade that hands out a row. */
public interface Broken {

    Optional<BrokenRow> find(UUID id);
}

@Entity
class BrokenRow {

    @Id
    private UUID id;
}
