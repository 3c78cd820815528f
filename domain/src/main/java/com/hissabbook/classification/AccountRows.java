package com.hissabbook.classification;

import com.hissabbook.kernel.TenantId;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccountRows extends Repository<AccountRow, UUID> {

    AccountRow saveAndFlush(AccountRow row);

    List<AccountRow> saveAllAndFlush(Iterable<AccountRow> rows);

    List<AccountRow> findAllByTenantIdOrderByCode(UUID tenantId);

    @Query("select a from AccountRow a where a.accountId = :id and a.tenantId = :tenantId")
    Optional<AccountRow> find(UUID tenantId, UUID id);

    /** Until the end of the transaction nobody else edits the account or points a rule at it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from AccountRow a where a.accountId = :id and a.tenantId = :tenantId")
    Optional<AccountRow> findToEdit(UUID tenantId, UUID id);

    /** Until the end of the transaction nobody archives the account; others may point rules at it as well. */
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select a from AccountRow a where a.accountId = :id and a.tenantId = :tenantId")
    Optional<AccountRow> findToPointAt(UUID tenantId, UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from AccountRow a where a.tenantId = :tenantId and a.role = :role")
    Optional<AccountRow> lockByRole(UUID tenantId, AccountRole role);

    @Query("select a from AccountRow a where a.tenantId = :tenantId and a.role = :role")
    Optional<AccountRow> withRole(UUID tenantId, AccountRole role);

    /** Until the end of the transaction nobody else takes a code: the chart is locked by one account that each has. */
    default void lockCodes(TenantId tenant) {
        if (lockByRole(tenant.value(), AccountRole.OPENING_BALANCES).isEmpty()) {
            throw new IllegalStateException("organisation " + tenant + " has no chart of accounts");
        }
    }

    @Query("select a.code from AccountRow a where a.tenantId = :tenantId")
    Set<String> codes(UUID tenantId);
}
