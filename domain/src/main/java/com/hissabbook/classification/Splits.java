package com.hissabbook.classification;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Split;
import com.hissabbook.rule.Split.Fixed;
import com.hissabbook.rule.Split.Part;
import com.hissabbook.rule.Split.Percent;
import com.hissabbook.rule.Split.Rest;
import com.hissabbook.rule.Split.Share;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The splits of the current tenant. A split's id is made of its content (a UUID version 8 of SHA-256, RFC 9562 section 5.8), so that where a row
 * names an account it can name a split, and equal destinations have equal ids.
 */
@Component
class Splits {

    private final JdbcClient jdbc;

    Splits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id that stands for it in rows; it need not be kept yet. */
    UUID idOf(Destination destination) {
        return switch (destination) {
            case Destination.Whole whole -> whole.accountId();
            case Split split -> digest(TenantScope.requireTenant().value() + " " + split.content());
        };
    }

    private static UUID digest(String content) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Before a row names it; in the caller's transaction. */
    void keep(Destination destination) {
        destination.split().ifPresent(this::keep);
    }

    private void keep(Split split) {
        UUID tenant = TenantScope.requireTenant().value();
        UUID id = idOf(split);
        int added = jdbc.sql("""
                        insert into classification.split (split_id, tenant_id, parts, currency) values (?, ?, ?, ?)
                        on conflict (split_id) do nothing""")
                .params(id, tenant, split.parts().size())
                .param(split.currency().map(CurrencyCode::code).orElse(null))
                .update();
        if (added > 0) {
            List<Share> shares = split.parts().stream().map(Part::share).toList();
            jdbc.sql("""
                            insert into classification.split_part (tenant_id, split_id, no, account_id, share, amount)
                            select ?, ?, p.no, p.account_id, p.share, p.amount
                            from unnest(cast(? as uuid[]), cast(? as int[]), cast(? as bigint[])) with ordinality
                                p (account_id, share, amount, no)""")
                    .params(tenant, id)
                    .params(
                            split.accounts().toArray(UUID[]::new),
                            shares.stream().map(Splits::millionths).toArray(Integer[]::new),
                            shares.stream().map(Splits::minor).toArray(Long[]::new))
                    .update();
        }
    }

    private static @Nullable Integer millionths(Share share) {
        return share instanceof Percent percent ? percent.millionths() : null;
    }

    private static @Nullable Long minor(Share share) {
        return share instanceof Fixed fixed ? fixed.amount().minor() : null;
    }

    /** What an id in a row stands for: a split that is kept, else an account. */
    Destination of(UUID id) {
        return of(List.of(id)).getOrDefault(id, new Destination.Whole(id));
    }

    /** The same for many, but only those that are splits. */
    Map<UUID, Destination> of(Collection<UUID> ids) {
        return read("p.split_id = any(?)", ids.stream().distinct().toArray(UUID[]::new));
    }

    /** Those that the account is part of. */
    Map<UUID, Destination> naming(UUID account) {
        return read(
                "p.split_id in (select split_id from classification.split_part where tenant_id = p.tenant_id and account_id = ?)",
                account);
    }

    private Map<UUID, Destination> read(String which, Object parameter) {
        record Row(UUID split, Part part) {}
        List<Row> rows = jdbc.sql(
                        "select p.split_id, p.account_id, p.share, p.amount, s.currency from classification.split_part p"
                                + " join classification.split s on s.split_id = p.split_id where p.tenant_id = ? and "
                                + which)
                .params(TenantScope.requireTenant().value(), parameter)
                .query((row, n) -> new Row(row.getObject("split_id", UUID.class), part(row)))
                .list();
        Map<UUID, Destination> splits = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(Row::split, Collectors.mapping(Row::part, Collectors.toList())))
                .forEach((id, parts) -> splits.put(id, new Split(parts)));
        return splits;
    }

    private static Part part(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        Integer share = row.getObject("share", Integer.class);
        Long amount = row.getObject("amount", Long.class);
        if (share != null) {
            return new Part(account, new Percent(share));
        } else if (amount != null) {
            return new Part(account, new Fixed(new Money(amount, new CurrencyCode(row.getString("currency")))));
        }
        return new Part(account, new Rest());
    }

    /** As rows name it: an account, a split or nothing. */
    Optional<Destination> of(@Nullable UUID account, @Nullable UUID split) {
        return account != null
                ? Optional.of(new Destination.Whole(account))
                : Optional.ofNullable(split).map(this::of);
    }
}
