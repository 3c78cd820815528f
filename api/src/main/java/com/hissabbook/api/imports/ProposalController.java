package com.hissabbook.api.imports;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.http.Routes;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.DecidingLines;
import com.hissabbook.transaction.DecideLines;
import com.hissabbook.transaction.Proposal;
import com.hissabbook.transaction.Proposals;
import com.hissabbook.transaction.Resemblance;
import com.hissabbook.transaction.Resemblances;
import com.hissabbook.transaction.Verdict;
import com.hissabbook.workflows.ImportProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** New lines that may be known transactions told otherwise. Nothing follows from a proposal until a person decides. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}/proposals")
@Tag(name = "Imports")
class ProposalController {

    private final Imports imports;
    private final Proposals proposals;
    private final Resemblances resemblances;
    private final DecidingLines deciding;
    private final ImportProcesses processes;
    private final ImportViews views;
    private final Cursors cursors;

    ProposalController(
            Imports imports,
            Proposals proposals,
            Resemblances resemblances,
            DecidingLines deciding,
            ImportProcesses processes,
            ImportViews views,
            Cursors cursors) {
        this.imports = imports;
        this.proposals = proposals;
        this.resemblances = resemblances;
        this.deciding = deciding;
        this.processes = processes;
        this.views = views;
        this.cursors = cursors;
    }

    /**
     * @param score how much speaks for it, up to 100
     * @param days from the known transaction's day to the line's
     * @param lineLink shows the line
     * @param transaction shows the known transaction
     */
    record ProposalView(
            int line,
            UUID transactionId,
            int score,
            int days,
            List<String> reasons,
            String lineLink,
            String transaction) {

        static ProposalView of(UUID org, UUID importId, Proposal one) {
            return new ProposalView(
                    one.lineNo(),
                    one.transactionId(),
                    one.score(),
                    one.days(),
                    one.reasons(),
                    Routes.line(org, importId, one.lineNo()),
                    Routes.transaction(org, one.transactionId()));
        }
    }

    /**
     * @param lines all open proposals where absent
     * @param reason in the person's words, kept with the lines
     */
    record Chosen(
            @Nullable @Size(max = DecideLines.MOST) List<@NotNull Integer> lines,
            @Nullable @Size(max = 500) String reason) {

        static final Chosen ALL = new Chosen(null, null);
    }

    @GetMapping
    @Operation(summary = "New lines that may be known transactions, each with the reasons")
    Page<ProposalView> list(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Import found = imports.find(new ImportId(id));
        int size = Page.limit(limit);
        String list = "proposals/" + id;
        int after = cursors.read(list, cursor)
                .map(key -> Integer.parseInt(key.getFirst()))
                .orElse(0);
        List<Proposal> page = proposals.open(found.id(), after, size);
        return new Page<>(
                page.stream().map(one -> ProposalView.of(org, id, one)).toList(),
                page.size() < size
                        ? null
                        : cursors.after(list, Integer.toString(page.getLast().lineNo())));
    }

    /**
     * @param lines that tell something booked
     * @param known of them, those certainly known
     * @param likely of the new ones, those for which a known transaction is proposed
     * @param others what is left: new, or in question
     * @param sources what told them before
     * @param question all that in a sentence
     * @param accept says yes to it in one call: all that is likely is the same
     */
    record SummaryView(
            int lines, int known, int likely, int others, List<SourceView> sources, String question, String accept) {

        static SummaryView of(UUID org, UUID importId, Resemblance one) {
            return new SummaryView(
                    one.lines(),
                    one.known(),
                    one.likely(),
                    one.others(),
                    one.sources().stream()
                            .map(source -> SourceView.of(org, source))
                            .toList(),
                    one.question(),
                    Routes.imported(org, importId) + "/proposals/accept");
        }
    }

    /** @param importId absent for what was entered by hand */
    record SourceView(
            @Nullable UUID importId,
            String fileName,
            @Nullable String format,
            int lines,
            @Nullable String imported) {

        static SourceView of(UUID org, Resemblance.Source source) {
            return new SourceView(
                    source.importId().orElse(null),
                    source.fileName(),
                    source.format().orElse(null),
                    source.lines(),
                    source.importId().map(id -> Routes.imported(org, id)).orElse(null));
        }
    }

    @GetMapping("/summary")
    @Operation(
            summary = "How much of the file is known or looks known, and from where: one question for the whole file")
    SummaryView summary(@PathVariable UUID org, @PathVariable UUID id) {
        return SummaryView.of(
                org, id, resemblances.of(imports.find(new ImportId(id)).id()));
    }

    @PostMapping("/accept")
    @Operation(
            summary =
                    "They are the same: each line becomes a duplicate of the known transaction, and is known by its own id and text from now on")
    ImportView accept(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Chosen chosen) {
        Import found = imports.find(new ImportId(id));
        Chosen wish = Objects.requireNonNullElse(chosen, Chosen.ALL);
        Map<Integer, UUID> same = open(found.id(), wish);
        if (!same.isEmpty() && deciding.decide(accepted(found.id(), same, wish))) {
            processes.decided(new TenantId(org), found.id());
        }
        return views.one(org, found.id());
    }

    /** The open proposals that are meant, each line with its transaction. */
    private Map<Integer, UUID> open(ImportId id, Chosen wish) {
        if (wish.lines() != null && wish.lines().isEmpty()) {
            throw HttpRefusal.field("lines", "is empty: name lines, or leave the field out for all open proposals");
        }
        Map<Integer, UUID> open = proposals.open(id, 0, DecideLines.MOST).stream()
                .filter(one -> wish.lines() == null || wish.lines().contains(one.lineNo()))
                .collect(Collectors.toMap(Proposal::lineNo, Proposal::transactionId));
        if (wish.lines() != null && !open.keySet().containsAll(wish.lines())) {
            throw HttpRefusal.field("lines", "names a line for which nothing is proposed: look at the open proposals");
        }
        return open;
    }

    private static DecideLines accepted(ImportId id, Map<Integer, UUID> same, Chosen wish) {
        return new DecideLines(
                id,
                List.copyOf(same.keySet()),
                Verdict.DUPLICATE,
                same,
                Objects.requireNonNullElse(wish.reason(), "proposal accepted"),
                CurrentUser.id());
    }

    @PostMapping("/dismiss")
    @Operation(summary = "They are not the same: these proposals are not made again")
    ImportView dismiss(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @Valid @RequestBody(required = false) @Nullable Chosen chosen) {
        Import found = imports.find(new ImportId(id));
        Chosen wish = Objects.requireNonNullElse(chosen, Chosen.ALL);
        proposals.dismiss(found.id(), open(found.id(), wish).keySet(), CurrentUser.id());
        return views.one(org, found.id());
    }
}
