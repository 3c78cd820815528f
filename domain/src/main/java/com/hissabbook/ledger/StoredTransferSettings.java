package com.hissabbook.ledger;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link TransferSettings}, one row an organisation from the first edit on. */
@Component
@Transactional
class StoredTransferSettings {

    private final JdbcClient jdbc;

    StoredTransferSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TransferSettings.Versioned read() {
        return jdbc.sql("select * from ledger.transfer_settings where tenant_id = ?")
                .param(TenantScope.requireTenant().value())
                .query((row, n) -> new TransferSettings.Versioned(
                        new TransferSettings(
                                row.getInt("window_days"), from(row.getObject("automatic_from", Integer.class))),
                        row.getLong("version")))
                .optional()
                .orElse(new TransferSettings.Versioned(TransferSettings.DEFAULT, 0));
    }

    private static OptionalInt from(@Nullable Integer score) {
        return score == null ? OptionalInt.empty() : OptionalInt.of(score);
    }

    /** The same settings again change nothing. */
    TransferSettings.Versioned write(long version, TransferSettings settings) {
        TransferSettings.Versioned now = read();
        if (now.version() != version) {
            throw Refused.stale("settings");
        }
        if (now.settings().equals(settings)) {
            return now;
        }
        Integer score = settings.automaticFrom().isPresent()
                ? Integer.valueOf(settings.automaticFrom().getAsInt())
                : null;
        int written = jdbc.sql("""
                        insert into ledger.transfer_settings as s (tenant_id, version, window_days, automatic_from) values (?, ?, ?, ?)
                        on conflict (tenant_id) do update set version = excluded.version, window_days = excluded.window_days,
                            automatic_from = excluded.automatic_from where s.version = excluded.version - 1""")
                .params(TenantScope.requireTenant().value(), version + 1, settings.windowDays())
                .param(score)
                .update();
        if (written == 0) {
            throw Refused.stale("settings");
        }
        return new TransferSettings.Versioned(settings, version + 1);
    }
}
