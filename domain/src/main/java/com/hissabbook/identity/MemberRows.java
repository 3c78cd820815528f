package com.hissabbook.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MemberRows extends Repository<MemberRow, MemberRow.Key> {

    MemberRow save(MemberRow row);

    void delete(MemberRow row);

    void flush();

    Optional<MemberRow> findById(MemberRow.Key key);

    @Query("select m from MemberRow m where m.key.tenantId = :tenantId order by m.key.userId")
    List<MemberRow> ofTenant(UUID tenantId);

    @Query("select m.role from MemberRow m where m.key.tenantId = :tenantId and m.key.userId = :userId")
    Optional<Role> roleOf(UUID tenantId, UUID userId);

    @Query(
            "select count(m) from MemberRow m where m.key.tenantId = :tenantId and m.role = com.hissabbook.identity.Role.OWNER")
    long owners(UUID tenantId);
}
