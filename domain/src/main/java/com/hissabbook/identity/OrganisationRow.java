package com.hissabbook.identity;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "identity", name = "organisation")
class OrganisationRow {

    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    private String name;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected OrganisationRow() {}

    OrganisationRow(TenantId id, String name, CurrencyCode currency) {
        this.tenantId = id.value();
        this.name = name;
        this.currency = currency.code();
    }

    Organisation toOrganisation() {
        return new Organisation(
                new TenantId(tenantId), name, new CurrencyCode(currency), version == null ? 0 : version);
    }
}
