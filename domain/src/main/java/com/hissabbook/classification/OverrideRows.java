package com.hissabbook.classification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OverrideRows extends Repository<OverrideRow, UUID> {

    OverrideRow saveAndFlush(OverrideRow row);

    @Query("select o from OverrideRow o where o.transactionId = :id and o.tenantId = :tenantId")
    Optional<OverrideRow> find(UUID tenantId, UUID id);

    /** Choices of an account that was merged become choices of the one it was merged into. */
    @Modifying
    @Query(
            "update OverrideRow o set o.accountId = :into, o.version = o.version + 1"
                    + " where o.tenantId = :tenantId and o.accountId = :account and o.lifted = false and o.transactionId in :ids")
    void move(UUID tenantId, UUID account, UUID into, List<UUID> ids);
}
