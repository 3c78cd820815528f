package com.hissabbook.api.chart;

import com.hissabbook.api.chart.AccountController.AccountView;
import com.hissabbook.classification.AccountType;
import com.hissabbook.classification.ChartTemplate;
import com.hissabbook.classification.ChartTemplates;
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

@RestController
@RequestMapping("/api/v1/orgs/{org}/accounts")
@Tag(name = "Chart of accounts")
class TemplateController {

    private final ChartTemplates templates;

    TemplateController(ChartTemplates templates) {
        this.templates = templates;
    }

    record FromTemplate(@NotNull String template) {}

    record Added(List<AccountView> added) {}

    record TemplateAccount(String code, String name, AccountType type) {}

    /** @param template its key, to be sent to apply it */
    record Template(String template, String name, List<TemplateAccount> accounts) {

        static Template of(ChartTemplate one) {
            return new Template(
                    one.key(),
                    one.name(),
                    one.accounts().stream()
                            .map(account -> new TemplateAccount(account.code(), account.name(), account.type()))
                            .toList());
        }
    }

    record TemplateList(List<Template> items) {}

    @GetMapping("/templates")
    @Operation(summary = "Lists of accounts to start from, beside those that every new organisation has")
    TemplateList all(@PathVariable UUID org) {
        return new TemplateList(templates.list().stream().map(Template::of).toList());
    }

    @PostMapping("/from-template")
    @Operation(summary = "Add the accounts of a template that the chart lacks; done again it adds nothing")
    Added apply(@PathVariable UUID org, @Valid @RequestBody FromTemplate asked) {
        return new Added(
                templates.apply(asked.template()).stream().map(AccountView::of).toList());
    }
}
