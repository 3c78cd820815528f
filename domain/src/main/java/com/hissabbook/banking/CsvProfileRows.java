package com.hissabbook.banking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CsvProfileRows extends Repository<CsvProfileRow, UUID> {

    CsvProfileRow saveAndFlush(CsvProfileRow row);

    @Query("select p from CsvProfileRow p where p.csvProfileId = :id and p.tenantId = :tenantId and not p.deleted")
    Optional<CsvProfileRow> find(UUID tenantId, UUID id);

    @Query("select p from CsvProfileRow p where p.tenantId = :tenantId and not p.deleted order by lower(p.name)")
    List<CsvProfileRow> inUse(UUID tenantId);
}
