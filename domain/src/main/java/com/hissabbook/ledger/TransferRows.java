package com.hissabbook.ledger;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads transfers with their legs, and what is in transit. */
@Component
class TransferRows {

    private static final UUID LAST = new UUID(-1, -1);
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    TransferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Transfer find(UUID id) {
        List<Transfer> one = withLegs(jdbc.sql(TransferListSql.FIND)
                .param("tenant", TenantScope.requireTenant().value())
                .param("id", id)
                .query(TransferRows::bare)
                .list());
        return one.stream().findFirst().orElseThrow(() -> Refused.notFound("transfer"));
    }

    List<Transfer> page(Optional<TransferState> state, Optional<UUID> after, int limit) {
        String[] states = state.map(one -> new String[] {one.name()})
                .orElseGet(() -> Arrays.stream(TransferState.values())
                        .map(TransferState::name)
                        .toArray(String[]::new));
        return withLegs(jdbc.sql(TransferListSql.PAGE)
                .param("tenant", TenantScope.requireTenant().value())
                .param("states", states)
                .param("after", after.orElse(LAST))
                .param("limit", limit)
                .query(TransferRows::bare)
                .list());
    }

    private List<Transfer> withLegs(List<Transfer> bare) {
        record LegOf(UUID transfer, Transfer.Leg leg) {}
        Map<UUID, List<Transfer.Leg>> legs = jdbc
                .sql(TransferListSql.LEGS)
                .param("ids", bare.stream().map(Transfer::id).toArray(UUID[]::new))
                .query((row, n) -> new LegOf(row.getObject("transfer_id", UUID.class), leg(row)))
                .stream()
                .collect(Collectors.groupingBy(LegOf::transfer, Collectors.mapping(LegOf::leg, Collectors.toList())));
        return bare.stream()
                .map(one -> with(one, legs.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Transfer with(Transfer one, List<Transfer.Leg> legs) {
        return new Transfer(
                one.id(),
                one.state(),
                one.score(),
                one.reasons(),
                one.ambiguous(),
                one.automatic(),
                legs,
                one.fee(),
                one.decidedBy(),
                one.decidedAt());
    }

    private static Transfer.Leg leg(ResultSet row) throws SQLException {
        return new Transfer.Leg(
                row.getObject("transaction_id", UUID.class),
                row.getObject("money_account_id", UUID.class),
                row.getObject("booked", LocalDate.class),
                money(row, "amount"),
                row.getString("description"),
                Optional.ofNullable(row.getObject("former_account_id", UUID.class)),
                Optional.ofNullable(row.getObject("entry_id", UUID.class)));
    }

    private static Transfer bare(ResultSet row, int n) throws SQLException {
        UUID fee = row.getObject("fee_account_id", UUID.class);
        return new Transfer(
                row.getObject("transfer_id", UUID.class),
                TransferState.valueOf(row.getString("state")),
                row.getInt("score"),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getBoolean("ambiguous"),
                row.getBoolean("automatic"),
                List.of(),
                fee == null
                        ? Optional.empty()
                        : Optional.of(new Transfer.Fee(
                                fee,
                                money(row, "fee_amount"),
                                Optional.ofNullable(row.getObject("fee_entry_id", UUID.class)))),
                Optional.ofNullable(row.getObject("decided_by", UUID.class)),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Money money(ResultSet row, String amount) throws SQLException {
        return new Money(row.getLong(amount), new CurrencyCode(row.getString("currency")));
    }

    InTransit inTransit(Optional<InTransit.Line> after, int limit) {
        UUID tenant = TenantScope.requireTenant().value();
        List<InTransit.Line> lines = jdbc.sql(TransferListSql.IN_TRANSIT)
                .param("tenant", tenant)
                .param("day", after.map(InTransit.Line::day).orElse(LocalDate.of(1, 1, 1)))
                .param("id", after.map(InTransit.Line::id).orElse(FIRST))
                .param(
                        "currency",
                        after.map(line -> line.amount().currency().code()).orElse(""))
                .param("limit", limit)
                .query((row, n) -> new InTransit.Line(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                        Optional.ofNullable(row.getObject("money_account_id", UUID.class)),
                        row.getObject("day", LocalDate.class),
                        money(row, "amount"),
                        Optional.ofNullable(row.getString("description"))))
                .list();
        List<Money> sums = jdbc.sql(TransferListSql.IN_TRANSIT_SUMS)
                .param("tenant", tenant)
                .query((row, n) -> new Money(
                        Optional.ofNullable(row.getBigDecimal("amount"))
                                .orElse(BigDecimal.ZERO)
                                .longValueExact(),
                        new CurrencyCode(row.getString("currency"))))
                .list();
        return new InTransit(lines, sums);
    }
}
