package com.hissabbook.ledger;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts together the transfer that a person names, if it can be one. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MatchingByHand {

    private final JdbcClient jdbc;

    MatchingByHand(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Side(UUID transaction, Optional<UUID> moneyAccount, LocalDate day, Money amount) {}

    /** The transfer's id: of the proposal of just these two, or of a new one. */
    UUID proposed(MatchByHand wish) {
        List<Side> sides = sides(wish);
        refuseUnfit(sides);
        wish.fee().ifPresent(this::refuseUnfit);
        refuseDifference(sides, wish.fee());
        boolean pair = sides.size() == 2 && wish.fee().isEmpty();
        return (pair ? known(sides) : Optional.<UUID>empty()).orElseGet(() -> written(sides, wish.fee(), pair));
    }

    private List<Side> sides(MatchByHand wish) {
        List<Side> sides = jdbc.sql("""
                        select transaction_id, money_account_id, booked, amount, currency from transaction.published_transaction
                        where tenant_id = ? and transaction_id = any(?) order by amount, transaction_id""")
                .params(TenantScope.requireTenant().value(), wish.transactions().toArray(UUID[]::new))
                .query((row, n) -> new Side(
                        row.getObject("transaction_id", UUID.class),
                        Optional.ofNullable(row.getObject("money_account_id", UUID.class)),
                        row.getObject("booked", LocalDate.class),
                        new Money(row.getLong("amount"), new CurrencyCode(row.getString("currency")))))
                .list();
        if (sides.size() < wish.transactions().size()) {
            throw Refused.invalid(
                    "unknown-transaction",
                    "A transaction is not known here. Take the ids from this organisation's list of transactions.");
        }
        return sides;
    }

    private static void refuseUnfit(List<Side> sides) {
        if (sides.stream().anyMatch(side -> side.moneyAccount().isEmpty())) {
            throw Refused.invalid(
                    "manual-transaction",
                    "A transaction was booked by hand on accounts of its own. Match transactions of banks; book the other one on the"
                            + " clearing account instead.");
        }
        if (sides.stream().map(side -> side.amount().currency()).distinct().count() > 1) {
            throw Refused.invalid(
                    "several-currencies",
                    "The transactions are in several currencies. Match those of one currency; what was exchanged is booked by hand.");
        }
        if (sides.stream().map(Side::moneyAccount).distinct().count() < 2) {
            throw Refused.invalid(
                    "one-account", "All transactions are of one money account. A transfer has sides on at least two.");
        }
        long out = sides.stream().filter(side -> side.amount().minor() < 0).count();
        if (out != 1 && sides.size() - out != 1) {
            throw Refused.invalid(
                    "several-on-both-sides",
                    out + " transactions went out and " + (sides.size() - out)
                            + " came in. Match one against one or several; make several transfers of it.");
        }
    }

    private static void refuseDifference(List<Side> sides, Optional<MatchByHand.Fee> fee) {
        CurrencyCode currency = sides.getFirst().amount().currency();
        if (fee.filter(one -> !one.amount().currency().equals(currency)).isPresent()) {
            throw Refused.invalid("several-currencies", "The fee is in another currency. Give it in " + currency + ".");
        }
        Money sum = sides.stream().map(Side::amount).reduce(Money.zero(currency), Money::plus);
        Money off = sum.plus(fee.map(MatchByHand.Fee::amount).orElse(Money.zero(currency)));
        if (off.minor() != 0) {
            throw Refused.invalid(
                    "transfer-does-not-add-up",
                    "What went out and what came in differ by " + off
                            + fee.map(one -> " with the fee").orElse("")
                            + ". Name all transactions of the transfer, or give " + sum.negated() + " as its fee.");
        }
    }

    private record FeeAccount(String code, Optional<String> role, boolean archived) {}

    private void refuseUnfit(MatchByHand.Fee fee) {
        refuseUnfitFeeAccount(fee.accountId());
    }

    /** Also before a match is made once more: its fee's account may have been archived since. */
    void refuseUnfitFeeAccount(UUID id) {
        FeeAccount account = jdbc.sql(
                        "select code, role, archived from classification.published_account where tenant_id = ? and account_id = ?")
                .params(TenantScope.requireTenant().value(), id)
                .query((row, n) -> new FeeAccount(
                        row.getString("code"), Optional.ofNullable(row.getString("role")), row.getBoolean("archived")))
                .optional()
                .orElseThrow(
                        () -> Refused.invalid(
                                "unknown-account",
                                "The fee's accountId names no account of this organisation's chart. Take one from its list of accounts."));
        if (account.role()
                .filter(role -> role.equals("MONEY") || role.equals("CLEARING"))
                .isPresent()) {
            throw Refused.invalid(
                    account.role().get().equals("MONEY") ? "money-account" : "clearing-account",
                    "The fee's account " + account.code()
                            + " is one that money goes through. Name an account of expense or income.");
        }
        if (account.archived()) {
            throw Refused.invalid(
                    "archived-account",
                    "The fee's account " + account.code()
                            + " is archived. Name another account, or take this one back into use first.");
        }
    }

    private Optional<UUID> known(List<Side> pair) {
        return jdbc.sql("select transfer_id from ledger.transfer where tenant_id = ? and pays = ? and receives = ?")
                .params(
                        TenantScope.requireTenant().value(),
                        pair.getFirst().transaction(),
                        pair.getLast().transaction())
                .query(UUID.class)
                .optional();
    }

    private UUID written(List<Side> sides, Optional<MatchByHand.Fee> fee, boolean pair) {
        UUID tenant = TenantScope.requireTenant().value();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into ledger.transfer
                            (transfer_id, tenant_id, state, pays, receives, currency, score, reasons, fee_account_id, fee_amount)
                        values (?, ?, 'PROPOSED', ?, ?, ?, 100, array['a person put it together'], ?, ?)""")
                .params(id, tenant)
                .param(pair ? sides.getFirst().transaction() : null)
                .param(pair ? sides.getLast().transaction() : null)
                .param(sides.getFirst().amount().currency().code())
                .param(fee.map(MatchByHand.Fee::accountId).orElse(null))
                .param(fee.map(one -> one.amount().minor()).orElse(null))
                .update();
        sides.stream()
                .sorted(Comparator.comparing(Side::day))
                .forEach(side -> jdbc.sql("""
                        insert into ledger.transfer_leg
                            (tenant_id, transfer_id, transaction_id, money_account_id, booked, amount, currency, state)
                        values (?, ?, ?, ?, ?, ?, ?, 'PROPOSED')""")
                        .params(
                                tenant,
                                id,
                                side.transaction(),
                                side.moneyAccount().orElseThrow(),
                                side.day())
                        .params(side.amount().minor(), side.amount().currency().code())
                        .update());
        return id;
    }
}
