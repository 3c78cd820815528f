package com.hissabbook.classification;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.TenantId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "classification", name = "account")
class AccountRow {

    @Id
    private UUID accountId;

    private UUID tenantId;

    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private AccountType type;

    @Enumerated(EnumType.STRING)
    private @Nullable AccountRole role;

    @JdbcTypeCode(SqlTypes.CHAR)
    private @Nullable String currency;

    private boolean archived;

    private boolean contra;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected AccountRow() {}

    private AccountRow(UUID id, TenantId tenant, String code, String name, AccountType type) {
        this.accountId = id;
        this.tenantId = tenant.value();
        this.code = code;
        this.name = name;
        this.type = type;
    }

    static AccountRow ordinary(TenantId tenant, String code, String name, AccountType type) {
        return new AccountRow(Ids.next(), tenant, code, name, type);
    }

    static AccountRow withRole(TenantId tenant, String code, String name, AccountType type, AccountRole role) {
        AccountRow row = ordinary(tenant, code, name, type);
        row.role = role;
        return row;
    }

    static AccountRow backing(
            UUID moneyAccount, TenantId tenant, String code, String name, AccountType type, CurrencyCode currency) {
        var row = new AccountRow(moneyAccount, tenant, code, name, type);
        row.role = AccountRole.MONEY;
        row.currency = currency.code();
        return row;
    }

    void growOn(NormalSide side) {
        contra = side != type.normalSide();
    }

    void rename(String nextName) {
        name = nextName;
    }

    void archive(boolean nextArchived) {
        archived = nextArchived;
    }

    String code() {
        return code;
    }

    Optional<AccountRole> role() {
        return Optional.ofNullable(role);
    }

    boolean isArchived() {
        return archived;
    }

    long version() {
        return version == null ? 0 : version;
    }

    Account toAccount() {
        return new Account(
                accountId,
                code,
                name,
                type,
                contra ? type.normalSide().other() : type.normalSide(),
                role(),
                Optional.ofNullable(currency).map(CurrencyCode::new),
                archived,
                version());
    }
}
