package com.hissabbook.api.imports;

import com.hissabbook.banking.Import;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.transaction.BankIds;
import com.hissabbook.transaction.IdEvidence;
import com.hissabbook.workflows.ImportProcesses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The question whether a bank keeps to its ids, asked once per account. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/imports/{id}/identity")
@Tag(name = "Imports")
class IdentityController {

    private final Imports imports;
    private final BankIds bankIds;
    private final ImportProcesses processes;
    private final ImportViews views;

    IdentityController(Imports imports, BankIds bankIds, ImportProcesses processes, ImportViews views) {
        this.imports = imports;
        this.bankIds = bankIds;
        this.processes = processes;
        this.views = views;
    }

    /**
     * What the file shows of the bank's ids on one account, in lines.
     *
     * @param kept the id stands for what it stood for
     * @param contradicted the id stood for another day or amount before, or stands for different lines of the file
     * @param renamed the id is new, though the line is known under another one
     * @param words the same in a sentence
     */
    record EvidenceView(UUID ledgerId, int kept, int contradicted, int renamed, String words) {

        static EvidenceView of(IdEvidence one) {
            return new EvidenceView(
                    one.moneyAccountId(),
                    one.kept(),
                    one.contradicted(),
                    one.renamed(),
                    "Of the bank's ids in this file, " + one.contradicted() + " stood for something else before and "
                            + one.renamed() + " are new for lines that are known; " + one.kept()
                            + " are as they were. Are the lines of this ledger to be known by day, amount and text instead?");
        }
    }

    /** @param questions one per account, where the import waits for the answer; otherwise empty */
    record IdentityView(List<EvidenceView> questions) {}

    /** @param identity FACTS: by day, amount and text alone; BANK_ID: the ids are right, and this is not asked again */
    record Answer(@NotNull MoneyAccount.Identity identity) {}

    @GetMapping
    @Operation(summary = "What the file shows of the bank's ids, where they are not kept to")
    IdentityView evidence(@PathVariable UUID org, @PathVariable UUID id) {
        Import found = imports.find(new ImportId(id));
        return new IdentityView(
                bankIds.evidence(found.id()).stream().map(EvidenceView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Decide once by what the lines of these accounts are known; the import is planned again")
    ImportView decide(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody Answer answer) {
        Import found = imports.find(new ImportId(id));
        bankIds.decide(found.id(), answer.identity());
        processes.decided(new TenantId(org), found.id());
        return views.one(org, found.id());
    }
}
