package com.hissabbook.classification;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OverrideRows extends Repository<OverrideRow, UUID> {

    OverrideRow saveAndFlush(OverrideRow row);

    @Query("select o from OverrideRow o where o.transactionId = :id and o.tenantId = :tenantId")
    Optional<OverrideRow> find(UUID tenantId, UUID id);
}
