package com.hissabbook.api.chart;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.ChartOfAccounts;
import com.hissabbook.classification.Classification;
import com.hissabbook.classification.Classifications;
import com.hissabbook.classification.WriteOverride;
import com.hissabbook.ledger.Transfers;
import com.hissabbook.rule.Destination;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/transactions/{id}/classification")
@Tag(name = "Classification", description = "Why a transaction is on which account, and a person's choice of another")
class ClassificationController {

    private final Classifications classifications;
    private final ChartOfAccounts chart;
    private final Transfers transfers;

    ClassificationController(Classifications classifications, ChartOfAccounts chart, Transfers transfers) {
        this.classifications = classifications;
        this.chart = chart;
        this.transfers = transfers;
    }

    /**
     * @param accountId either all of it goes there
     * @param split or these share it
     */
    record Choice(
            @Nullable UUID accountId,
            @Nullable List<@Nullable SplitPart> split,
            @Nullable String note) {

        WriteOverride wish() {
            return new WriteOverride(
                    SplitPart.destination(accountId, split)
                            .orElseThrow(() -> HttpRefusal.field("accountId", "is missing: send it, or a split")),
                    Optional.ofNullable(note));
        }

        @Override
        public String toString() {
            return "Choice[" + accountId + "]";
        }
    }

    @GetMapping
    @Operation(
            summary =
                    "The account of a transaction, who or what chose it, and what each rule in force at its import said of it")
    ResponseEntity<ClassificationView> explain(@PathVariable UUID org, @PathVariable UUID id) {
        return answer(org, classifications.of(id));
    }

    @PutMapping
    @Operation(
            summary =
                    "Choose an account, or several that share the transaction; the choice wins over every rule until it is lifted. An entry"
                            + " moves the transaction there")
    ResponseEntity<ClassificationView> choose(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Choice asked) {
        return answer(org, classifications.override(id, Versions.required(ifMatch), asked.wish()));
    }

    @DeleteMapping
    @Operation(summary = "Lift a person's choice; an entry moves the transaction back to the account its rules gave it")
    ResponseEntity<ClassificationView> lift(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(org, classifications.lift(id, Versions.required(ifMatch)));
    }

    private ResponseEntity<ClassificationView> answer(UUID org, Classification one) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(one.version()))
                .body(ClassificationView.of(
                        org,
                        one,
                        one.to().flatMap(Destination::account).map(chart::find),
                        transfers.matchOf(one.transactionId())));
    }
}
