package com.hissabbook.api.chart;

import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.Rules;
import com.hissabbook.rule.Rule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/rules")
@Tag(
        name = "Rules",
        description =
                "\"If this is so of a transaction, it goes to that account\": tried in order, the first that matches and names an"
                        + " account wins")
class RuleController {

    private final Rules rules;
    private final Idempotency idempotency;

    RuleController(Rules rules, Idempotency idempotency) {
        this.rules = rules;
        this.idempotency = idempotency;
    }

    record RuleList(List<RuleView> items) {}

    @GetMapping
    @Operation(summary = "All rules in the order in which they are tried, those out of use too")
    RuleList all(@PathVariable UUID org) {
        return new RuleList(rules.list().stream().map(RuleView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Add a rule; it applies to what is imported from then on")
    ResponseEntity<RuleView> add(@PathVariable UUID org, @Valid @RequestBody WrittenRule asked) {
        return idempotency.once(asked, () -> {
            Rule added = rules.add(asked.toRequest());
            return ResponseEntity.created(URI.create("/api/v1/orgs/" + org + "/rules/" + added.id()))
                    .eTag(Versions.etag(added.version()))
                    .body(RuleView.of(added));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One rule")
    ResponseEntity<RuleView> one(@PathVariable UUID org, @PathVariable UUID id) {
        return answer(rules.find(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a rule that is in use")
    ResponseEntity<RuleView> change(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WrittenRule asked) {
        return answer(rules.change(id, Versions.required(ifMatch), asked.toRequest()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a rule out of use; it stays in the list, since transactions name it")
    void deactivate(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.deactivate(id, Versions.required(ifMatch));
    }

    private static ResponseEntity<RuleView> answer(Rule rule) {
        return ResponseEntity.ok().eTag(Versions.etag(rule.version())).body(RuleView.of(rule));
    }
}
