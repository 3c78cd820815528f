package com.hissabbook.api.ledgers;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Versions;
import com.hissabbook.banking.ChangeMoneyAccount;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.banking.OpeningBalance;
import com.hissabbook.kernel.CurrencyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/ledgers")
@Tag(
        name = "Ledgers",
        description = "Bank, card and cash accounts; each is backed by the account of the chart that has its id")
class LedgerController {

    private final MoneyAccounts accounts;
    private final Idempotency idempotency;

    LedgerController(MoneyAccounts accounts, Idempotency idempotency) {
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    /**
     * @param balance negative for an overdraft or for what is owed on a card
     * @param day the balance at its beginning, before its first transaction
     */
    record Opening(@NotNull MoneyJson balance, @NotNull LocalDate day) {}

    /** @param accountNumber IBAN or number as the bank's files write it; spaces and punctuation do not matter */
    record NewLedger(
            @NotNull String name,
            @NotNull MoneyAccount.Kind kind,
            @NotNull String currency,
            @Nullable String bank,
            @Nullable String accountNumber,
            @Valid @Nullable Opening openingBalance) {

        OpenMoneyAccount toRequest() {
            if (!CurrencyCode.isKnown(currency)) {
                throw HttpRefusal.field("currency", "is not an ISO 4217 currency");
            }
            return new OpenMoneyAccount(
                    name,
                    kind,
                    new CurrencyCode(currency),
                    Optional.ofNullable(bank),
                    Optional.ofNullable(accountNumber),
                    Optional.ofNullable(openingBalance)
                            .map(opening -> new OpeningBalance(
                                    opening.balance().toMoney("openingBalance.balance"), opening.day())));
        }

        @Override
        public String toString() {
            return "NewLedger[…]";
        }
    }

    /**
     * What is absent stays as it is; an empty text takes it away.
     *
     * @param identity by what lines are known from the next import on: the bank's ids, or their facts alone
     */
    record EditedLedger(
            @NotNull String name,
            @Nullable String bank,
            @Nullable String accountNumber,
            MoneyAccount.@Nullable Identity identity) {

        ChangeMoneyAccount of(MoneyAccount account) {
            return new ChangeMoneyAccount(
                    name,
                    wish(bank, account.bank()),
                    wish(accountNumber, account.accountNumber()),
                    Optional.ofNullable(identity));
        }

        private static Optional<String> wish(@Nullable String asked, Optional<String> present) {
            return asked == null ? present : Optional.of(asked).filter(text -> !text.isBlank());
        }

        @Override
        public String toString() {
            return "EditedLedger[…]";
        }
    }

    /**
     * @param identity absent until somebody decided whether the bank's ids are to be trusted; then they are
     * @param etag to be sent as If-Match with an edit
     */
    record LedgerView(
            UUID id,
            String name,
            MoneyAccount.Kind kind,
            String currency,
            @Nullable String bank,
            @Nullable String accountNumber,
            MoneyAccount.@Nullable Identity identity,
            String etag) {

        static LedgerView of(MoneyAccount account) {
            return new LedgerView(
                    account.id(),
                    account.name(),
                    account.kind(),
                    account.currency().code(),
                    account.bank().orElse(null),
                    account.accountNumber().orElse(null),
                    account.identity().orElse(null),
                    Versions.etag(account.version()));
        }

        @Override
        public String toString() {
            return "LedgerView[" + id + "]";
        }
    }

    record LedgerList(List<LedgerView> items) {}

    @GetMapping
    @Operation(summary = "All ledgers, the oldest first")
    LedgerList all(@PathVariable UUID org) {
        return new LedgerList(accounts.list().stream().map(LedgerView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Open a ledger, with the balance it starts from if there is one")
    ResponseEntity<LedgerView> open(@PathVariable UUID org, @Valid @RequestBody NewLedger asked) {
        return idempotency.once(asked, () -> {
            MoneyAccount opened = accounts.open(asked.toRequest());
            return ResponseEntity.created(URI.create("/api/v1/orgs/" + org + "/ledgers/" + opened.id()))
                    .eTag(Versions.etag(opened.version()))
                    .body(LedgerView.of(opened));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One ledger")
    ResponseEntity<LedgerView> one(@PathVariable UUID org, @PathVariable UUID id) {
        return answer(accounts.find(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a ledger's name, bank, account number or identity of lines; kind and currency stay")
    ResponseEntity<LedgerView> change(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EditedLedger asked) {
        long seen = Versions.required(ifMatch);
        return answer(accounts.change(id, seen, asked.of(accounts.find(id))));
    }

    private static ResponseEntity<LedgerView> answer(MoneyAccount account) {
        return ResponseEntity.ok().eTag(Versions.etag(account.version())).body(LedgerView.of(account));
    }
}
