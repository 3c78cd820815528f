package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.Counterparties;
import com.hissabbook.classification.Counterparty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was on the other side, without the noise that banks write beside it. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/counterparties")
@Tag(name = "Counterparties")
class CounterpartyController {

    private final Counterparties counterparties;

    CounterpartyController(Counterparties counterparties) {
        this.counterparties = counterparties;
    }

    /**
     * @param keys the normalised names that it goes by; what an edit names
     * @param renamed whether a person gave it its name
     * @param sums what came in less what went out, per currency
     */
    record CounterpartyView(String name, List<String> keys, boolean renamed, int transactions, List<MoneyJson> sums) {

        static CounterpartyView of(Counterparty one) {
            return new CounterpartyView(
                    one.name(),
                    one.keys(),
                    one.renamed(),
                    one.transactions(),
                    one.sums().stream().map(MoneyJson::of).toList());
        }

        @Override
        public String toString() {
            return "CounterpartyView[" + transactions + "]";
        }
    }

    /** @param all how many there are; listed are those with most transactions */
    record CounterpartyList(int all, List<CounterpartyView> items) {}

    /**
     * @param keys of one or several counterparties, which are one from then on
     * @param name absent: each goes by its own again
     */
    record Naming(
            @NotEmpty @Size(max = 200) List<@NotBlank @Size(max = 60) String> keys,
            @Nullable @Size(min = 1, max = 200) String name) {

        @Override
        public String toString() {
            return "Naming";
        }
    }

    @GetMapping
    @Operation(
            summary = "Counterparties of the banks' transactions of up to a year, those with most transactions first",
            description = "The ETag is what an edit of names sends as If-Match.")
    ResponseEntity<CounterpartyList> list(
            @PathVariable UUID org,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit) {
        LocalDate last = Days.of("to", to).orElseGet(LocalDate::now);
        LocalDate first = Days.of("from", from).orElse(last.minusDays(365));
        Counterparty.Overview found = counterparties.between(first, last, Page.limit(limit));
        return ResponseEntity.ok()
                .eTag(Versions.etag(found.version()))
                .body(new CounterpartyList(
                        found.all(),
                        found.most().stream().map(CounterpartyView::of).toList()));
    }

    @PutMapping("/names")
    @Operation(summary = "Call a counterparty otherwise, make several one, or let each go by its own name again")
    ResponseEntity<Void> call(
            @PathVariable UUID org,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Naming asked) {
        long version = counterparties.call(
                Versions.required(ifMatch),
                asked.keys(),
                Optional.ofNullable(asked.name()).map(String::strip).filter(name -> !name.isEmpty()));
        return ResponseEntity.noContent().eTag(Versions.etag(version)).build();
    }
}
