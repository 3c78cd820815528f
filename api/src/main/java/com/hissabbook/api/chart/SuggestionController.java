package com.hissabbook.api.chart;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.http.Routes;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.Suggestion;
import com.hissabbook.classification.SuggestionSettings;
import com.hissabbook.classification.Suggestions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Accounts for what no rule knows, told from the organisation's own past. Nothing is applied by itself unless the organisation says so. */
@RestController
@RequestMapping("/api/v1/orgs/{org}")
@Tag(name = "Suggestions")
class SuggestionController {

    private static final int USUAL_CONFIDENCE = 50;

    private final Suggestions suggestions;

    SuggestionController(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** @param likeness from 1 to 100 */
    record AlikeView(UUID transactionId, int likeness, String transaction) {}

    /**
     * @param confidence from 1 to 99
     * @param words that the transaction shares with its look-alikes, the rarest first
     * @param alike transactions on that account that look most like it
     * @param transaction shows the transaction
     * @param classification takes the suggestion: PUT the accountId there
     */
    record SuggestionView(
            UUID transactionId,
            UUID accountId,
            int confidence,
            List<String> words,
            List<AlikeView> alike,
            String transaction,
            String classification) {

        static SuggestionView of(UUID org, Suggestion one) {
            String transaction = Routes.transaction(org, one.transactionId());
            return new SuggestionView(
                    one.transactionId(),
                    one.accountId(),
                    one.confidence(),
                    one.words(),
                    one.alike().stream()
                            .map(alike -> new AlikeView(
                                    alike.transactionId(),
                                    alike.likeness(),
                                    Routes.transaction(org, alike.transactionId())))
                            .toList(),
                    transaction,
                    transaction + "/classification");
        }

        @Override
        public String toString() {
            return "SuggestionView[" + transactionId + "]";
        }
    }

    record SuggestionList(List<SuggestionView> items) {}

    @GetMapping("/suggestions")
    @Operation(summary = "An account for each of the newest transactions that no rule knows, the surest first")
    SuggestionList all(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable Integer minConfidence,
            @RequestParam(required = false) @Nullable Integer limit) {
        int least = minConfidence == null ? USUAL_CONFIDENCE : minConfidence;
        if (least < 0 || least > 100) {
            throw HttpRefusal.field("minConfidence", "is from 0 to 100");
        }
        return view(org, suggestions.forUncategorised(least, Page.limit(limit)));
    }

    /** @param automaticFrom from this confidence on, 1 to 99, a new line that no rule knows goes there by itself; absent: never */
    record SuggestionRules(@Nullable Integer automaticFrom) {

        SuggestionSettings toSettings() {
            return new SuggestionSettings(automaticFrom == null ? OptionalInt.empty() : OptionalInt.of(automaticFrom));
        }
    }

    @GetMapping("/suggestions/settings")
    @Operation(summary = "From which confidence on suggestions are applied by themselves")
    ResponseEntity<SuggestionRules> settings(@PathVariable UUID org) {
        return answer(suggestions.settings());
    }

    @PutMapping("/suggestions/settings")
    @Operation(summary = "Change that; what is imported from now on follows it")
    ResponseEntity<SuggestionRules> change(
            @PathVariable UUID org,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SuggestionRules asked) {
        return answer(suggestions.change(Versions.required(ifMatch), asked.toSettings()));
    }

    private static ResponseEntity<SuggestionRules> answer(SuggestionSettings.Versioned now) {
        OptionalInt from = now.settings().automaticFrom();
        return ResponseEntity.ok()
                .eTag(Versions.etag(now.version()))
                .body(new SuggestionRules(from.isPresent() ? Integer.valueOf(from.getAsInt()) : null));
    }

    @GetMapping("/transactions/{id}/suggestions")
    @Operation(summary = "Accounts that a transaction may belong to, with the transactions that it looks like")
    SuggestionList one(@PathVariable UUID org, @PathVariable UUID id) {
        return view(org, suggestions.of(id));
    }

    private static SuggestionList view(UUID org, List<Suggestion> found) {
        return new SuggestionList(
                found.stream().map(one -> SuggestionView.of(org, one)).toList());
    }
}
