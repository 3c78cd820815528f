package com.hissabbook.api.chart;

import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.AccountRole;
import com.hissabbook.classification.AccountType;
import com.hissabbook.classification.AddAccount;
import com.hissabbook.classification.ChangeAccount;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.classification.NormalSide;
import com.hissabbook.kernel.CurrencyCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
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
@RequestMapping("/api/v1/orgs/{org}/accounts")
@Tag(
        name = "Chart of accounts",
        description = "What the books are kept on; a new organisation starts with a default chart")
class AccountController {

    private final ChartOfAccounts chart;
    private final Idempotency idempotency;

    AccountController(ChartOfAccounts chart, Idempotency idempotency) {
        this.chart = chart;
        this.idempotency = idempotency;
    }

    /** @param normalSide without it that of the type; the other one for a contra account */
    record NewAccount(
            @NotNull String code,
            @NotNull String name,
            @NotNull AccountType type,
            @Nullable NormalSide normalSide) {}

    record EditedAccount(@NotNull String name, @NotNull Boolean archived) {}

    /**
     * @param role what HissabBook itself uses the account for; absent on all others
     * @param currency of the ledger behind it; absent on all others, which take every currency
     * @param etag to be sent as If-Match with an edit
     */
    record AccountView(
            UUID id,
            String code,
            String name,
            AccountType type,
            NormalSide normalSide,
            @Nullable AccountRole role,
            @Nullable String currency,
            boolean archived,
            String etag) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.code(),
                    account.name(),
                    account.type(),
                    account.normalSide(),
                    account.role().orElse(null),
                    account.currency().map(CurrencyCode::code).orElse(null),
                    account.archived(),
                    Versions.etag(account.version()));
        }
    }

    record AccountList(List<AccountView> items) {}

    @GetMapping
    @Operation(summary = "The whole chart in the order of its codes, archived accounts too")
    AccountList all(@PathVariable UUID org) {
        return new AccountList(chart.list().stream().map(AccountView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Add an account to the chart")
    ResponseEntity<AccountView> add(@PathVariable UUID org, @Valid @RequestBody NewAccount asked) {
        return idempotency.once(asked, () -> {
            Account added = chart.add(new AddAccount(
                    asked.code(),
                    asked.name(),
                    asked.type(),
                    Optional.ofNullable(asked.normalSide()).orElse(asked.type().normalSide())));
            return ResponseEntity.created(URI.create("/api/v1/orgs/" + org + "/accounts/" + added.id()))
                    .eTag(Versions.etag(added.version()))
                    .body(AccountView.of(added));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account of the chart")
    ResponseEntity<AccountView> one(@PathVariable UUID org, @PathVariable UUID id) {
        return answer(chart.find(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Rename an account, archive it or take it back into use; code and type stay")
    ResponseEntity<AccountView> change(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody EditedAccount asked) {
        var change = new ChangeAccount(asked.name(), asked.archived());
        return answer(chart.change(id, Versions.required(ifMatch), change));
    }

    private static ResponseEntity<AccountView> answer(Account account) {
        return ResponseEntity.ok().eTag(Versions.etag(account.version())).body(AccountView.of(account));
    }
}
