package com.hissabbook.banking;

import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.statement.CsvProfile;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "banking", name = "csv_profile")
class CsvProfileRow {

    @Id
    private UUID csvProfileId;

    private UUID tenantId;

    private String name;

    @Convert(converter = CsvLayoutAsJson.class)
    @ColumnTransformer(write = "cast(? as jsonb)")
    private CsvProfile layout;

    private boolean deleted;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected CsvProfileRow() {}

    CsvProfileRow(TenantId tenant, String name, CsvProfile layout) {
        this.csvProfileId = Ids.next();
        this.tenantId = tenant.value();
        this.name = name;
        this.layout = layout;
    }

    void change(String nextName, CsvProfile nextLayout) {
        name = nextName;
        layout = nextLayout;
    }

    void delete() {
        deleted = true;
    }

    long version() {
        return version == null ? 0 : version;
    }

    SavedCsvProfile toSavedCsvProfile() {
        return new SavedCsvProfile(csvProfileId, name, version(), layout);
    }
}
