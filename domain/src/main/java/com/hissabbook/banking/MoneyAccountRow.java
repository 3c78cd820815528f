package com.hissabbook.banking;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "banking", name = "money_account")
class MoneyAccountRow {

    @Id
    private UUID moneyAccountId;

    private UUID tenantId;

    private String name;

    @Enumerated(EnumType.STRING)
    private MoneyAccount.Kind kind;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    private @Nullable String bank;

    private @Nullable String accountNumber;

    @Enumerated(EnumType.STRING)
    private MoneyAccount.@Nullable Identity identity;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected MoneyAccountRow() {}

    MoneyAccountRow(TenantId tenant, OpenMoneyAccount request) {
        this.moneyAccountId = Ids.next();
        this.tenantId = tenant.value();
        this.name = request.name();
        this.kind = request.kind();
        this.currency = request.currency().code();
        this.bank = request.bank().orElse(null);
        this.accountNumber = request.accountNumber().orElse(null);
    }

    /** @return the names of the fields that are different now */
    Set<String> change(ChangeMoneyAccount change) {
        var changed = new TreeSet<String>();
        if (!name.equals(change.name())) {
            changed.add("name");
        }
        if (!Optional.ofNullable(bank).equals(change.bank())) {
            changed.add("bank");
        }
        if (!Optional.ofNullable(accountNumber).equals(change.accountNumber())) {
            changed.add("accountNumber");
        }
        name = change.name();
        bank = change.bank().orElse(null);
        accountNumber = change.accountNumber().orElse(null);
        if (change.identity().filter(wish -> wish != identity).isPresent()) {
            changed.add("identity");
            identity = change.identity().get();
        }
        return changed;
    }

    long version() {
        return version == null ? 0 : version;
    }

    MoneyAccount toMoneyAccount() {
        return new MoneyAccount(
                moneyAccountId,
                name,
                kind,
                new CurrencyCode(currency),
                Optional.ofNullable(bank),
                Optional.ofNullable(accountNumber),
                Optional.ofNullable(identity),
                version());
    }
}
