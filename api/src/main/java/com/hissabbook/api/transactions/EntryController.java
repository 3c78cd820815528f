package com.hissabbook.api.transactions;

import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Routes;
import com.hissabbook.ledger.Journal;
import com.hissabbook.ledger.JournalEntry;
import com.hissabbook.ledger.ManualTransactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/entries/{id}")
@Tag(name = "Journal entries", description = "How the books tell what happened; never changed, only taken back")
class EntryController {

    private final Journal journal;
    private final ManualTransactions manual;
    private final EntryViews views;
    private final Idempotency idempotency;

    EntryController(Journal journal, ManualTransactions manual, EntryViews views, Idempotency idempotency) {
        this.journal = journal;
        this.manual = manual;
        this.views = views;
        this.idempotency = idempotency;
    }

    /** What a reversal asks for, for telling a repeated request from another one. */
    record Reversal(UUID entryId) {}

    @GetMapping
    @Operation(summary = "One journal entry with its postings, what it takes back and what takes it back")
    EntryView one(@PathVariable UUID org, @PathVariable UUID id) {
        return view(org, journal.entry(id));
    }

    @PostMapping("/reversals")
    @Operation(
            summary = "Take the entry back by a reversing one; an entry that was reversed before answers that reversal")
    ResponseEntity<EntryView> reverse(@PathVariable UUID org, @PathVariable UUID id) {
        return idempotency.once(new Reversal(id), () -> {
            boolean before = journal.entry(id).reversedBy().isPresent();
            UUID reversal = manual.reverse(id);
            ResponseEntity.BodyBuilder answer =
                    before ? ResponseEntity.ok() : ResponseEntity.created(URI.create(Routes.entry(org, reversal)));
            return answer.body(view(org, journal.entry(reversal)));
        });
    }

    private EntryView view(UUID org, JournalEntry entry) {
        return views.of(org, List.of(entry)).getFirst();
    }
}
