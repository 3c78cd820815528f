package com.hissabbook.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrganisationRows extends Repository<OrganisationRow, UUID> {

    OrganisationRow save(OrganisationRow row);

    Optional<OrganisationRow> findById(UUID tenantId);

    @Query("""
            select new com.hissabbook.identity.OrganisationRows$Mine(o, m.role)
            from OrganisationRow o join MemberRow m on m.key.tenantId = o.tenantId
            where m.key.userId = :userId order by o.tenantId""")
    List<Mine> ofUser(UUID userId);

    /** Taken before members are counted or changed, so that two such changes come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from OrganisationRow o where o.tenantId = :tenantId")
    Optional<OrganisationRow> lock(UUID tenantId);

    record Mine(OrganisationRow row, Role role) {

        Membership toMembership() {
            return new Membership(row.toOrganisation(), role);
        }
    }
}
