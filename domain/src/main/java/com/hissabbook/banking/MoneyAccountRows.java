package com.hissabbook.banking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MoneyAccountRows extends Repository<MoneyAccountRow, UUID> {

    MoneyAccountRow saveAndFlush(MoneyAccountRow row);

    @Query("select a from MoneyAccountRow a where a.moneyAccountId = :id and a.tenantId = :tenantId")
    Optional<MoneyAccountRow> find(UUID tenantId, UUID id);

    List<MoneyAccountRow> findAllByTenantIdOrderByMoneyAccountId(UUID tenantId);
}
