package com.hissabbook.api.imports;

import com.hissabbook.api.http.Correlation;
import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.imports.ReplayView.PlaceView;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Replay;
import com.hissabbook.banking.ReplayDiff;
import com.hissabbook.banking.Replays;
import com.hissabbook.banking.Review;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.ApplyingReplays;
import com.hissabbook.workflows.ImportProcesses;
import com.hissabbook.workflows.ReplayProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}")
@Tag(name = "Imports")
class ReplayController {

    private final Replays replays;
    private final ApplyingReplays applying;
    private final ReplayProcesses processes;
    private final ImportProcesses importProcesses;
    private final Idempotency idempotency;
    private final Cursors cursors;

    ReplayController(
            Replays replays,
            ApplyingReplays applying,
            ReplayProcesses processes,
            ImportProcesses importProcesses,
            Idempotency idempotency,
            Cursors cursors) {
        this.replays = replays;
        this.applying = applying;
        this.processes = processes;
        this.importProcesses = importProcesses;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    /** @param profileId a saved CSV layout other than the import's; without one only the reader may be newer */
    record ReplayRequest(@Nullable UUID profileId) {}

    /**
     * @param hash of the replay as it was seen
     * @param review when the new import's plan waits for a person
     */
    record Application(@NotBlank String hash, @Nullable Review review) {}

    record ReplayList(List<ReplayView> items) {}

    @PostMapping("/replays")
    @Operation(summary = "Read the stored file once more, to see what would differ; nothing is booked")
    ResponseEntity<ReplayView> replay(
            @PathVariable UUID org, @PathVariable UUID id, @RequestBody ReplayRequest request) {
        return idempotency.once(request, () -> {
            Replay replay = replays.request(
                    new ImportId(id),
                    Optional.ofNullable(request.profileId()),
                    CurrentUser.id(),
                    Correlation.current());
            AfterCommit.run(() -> processes.start(new TenantId(org), replay.id()));
            return ResponseEntity.accepted().body(ReplayView.of(org, replay));
        });
    }

    @GetMapping("/replays/{no}")
    @Operation(summary = "How far a replay is, and what it reads otherwise than the import did")
    ReplayView one(@PathVariable UUID org, @PathVariable UUID id, @PathVariable int no) {
        Replay replay = replays.find(new ImportId(id), no);
        return replay.state() == Replay.State.READ || replay.state() == Replay.State.APPLIED
                ? ReplayView.of(org, replay, replays.diff(replay), applying.hash(replay))
                : ReplayView.of(org, replay);
    }

    @GetMapping("/replays")
    @Operation(summary = "The replays of an import, the newest first")
    ReplayList all(@PathVariable UUID org, @PathVariable UUID id) {
        return new ReplayList(replays.of(new ImportId(id)).stream()
                .map(replay -> ReplayView.of(org, replay))
                .toList());
    }

    @PostMapping("/replays/{no}/revert")
    @Operation(summary = "Bring back what was taken back for a replay whose import was undone, cancelled or refused")
    ReplayView revert(@PathVariable UUID org, @PathVariable UUID id, @PathVariable int no) {
        applying.revert(replays.find(new ImportId(id), no), CurrentUser.id());
        return one(org, id, no);
    }

    @PostMapping("/replays/{no}/apply")
    @Operation(
            summary = "Take back what is read otherwise, and import the file as the replay reads it",
            description =
                    "The new import corrects the first one and goes its way like any other. Needs the replay's hash.")
    ResponseEntity<ReplayView> apply(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @PathVariable int no,
            @Valid @RequestBody Application request) {
        return idempotency.once(request, () -> {
            Replay replay = replays.find(new ImportId(id), no);
            ImportId as = applying.apply(
                    replay,
                    request.hash(),
                    request.review() == null ? Review.AUTO : request.review(),
                    CurrentUser.id(),
                    Correlation.current());
            AfterCommit.run(() -> importProcesses.start(new TenantId(org), as));
            return ResponseEntity.accepted().body(ReplayView.of(org, replays.find(replay.id())));
        });
    }

    @GetMapping("/replays/{no}/lines")
    @Operation(summary = "Places in the file that are read otherwise, in its order; by `kind` also those that are not")
    Page<PlaceView> lines(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @PathVariable int no,
            @RequestParam(required = false) ReplayDiff.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        String list = "replay/" + id + "/" + no + "/" + kind;
        int after = cursors.read(list, cursor)
                .map(key -> Integer.parseInt(key.getFirst()))
                .orElse(0);
        List<ReplayDiff.Place> found =
                replays.places(replays.find(new ImportId(id), no), Optional.ofNullable(kind), after, size);
        String next = found.size() < size
                ? null
                : cursors.after(list, Integer.toString(found.getLast().position()));
        return new Page<>(found.stream().map(PlaceView::of).toList(), next);
    }
}
