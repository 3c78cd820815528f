package com.hissabbook.banking;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.statement.CsvProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenant's saved CSV layouts, as an import finds them. */
@Component
class SavedLayouts {

    private static final CsvLayoutAsJson JSON = new CsvLayoutAsJson();

    private final JdbcClient jdbc;

    SavedLayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The layouts whose files have this header, by name. */
    List<SavedCsvProfile> recognised(String fingerprint) {
        return jdbc.sql("""
                        select csv_profile_id, name, version, layout from banking.csv_profile
                        where tenant_id = ? and fingerprint = ? and not deleted order by lower(name)""")
                .params(TenantScope.requireTenant().value(), fingerprint)
                .query(SavedLayouts::map)
                .list();
    }

    /** @throws Refused {@code unknown-profile} */
    SavedCsvProfile find(UUID csvProfileId) {
        return jdbc.sql("""
                        select csv_profile_id, name, version, layout from banking.csv_profile
                        where csv_profile_id = ? and tenant_id = ? and not deleted""")
                .params(csvProfileId, TenantScope.requireTenant().value())
                .query(SavedLayouts::map)
                .optional()
                .orElseThrow(
                        () -> Refused.invalid(
                                "unknown-profile",
                                "There is no such CSV profile in this organisation. Choose one of its profiles, or add it first."));
    }

    /** A layout that was saved without a file learns its header from the first file that it reads. */
    void learn(UUID csvProfileId, String fingerprint) {
        jdbc.sql(
                        "update banking.csv_profile set fingerprint = ? where csv_profile_id = ? and tenant_id = ? and fingerprint is null")
                .params(fingerprint, csvProfileId, TenantScope.requireTenant().value())
                .update();
    }

    private static SavedCsvProfile map(ResultSet row, int n) throws SQLException {
        CsvProfile layout = JSON.convertToEntityAttribute(row.getString("layout"));
        if (layout == null) {
            throw new IllegalStateException("a saved layout is never null");
        }
        return new SavedCsvProfile(
                row.getObject("csv_profile_id", UUID.class), row.getString("name"), row.getLong("version"), layout);
    }
}
