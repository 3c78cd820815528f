package com.hissabbook.api.identity;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Versions;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.identity.Organisation;
import com.hissabbook.identity.Organisations;
import com.hissabbook.identity.Role;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs")
@Tag(name = "Organisations", description = "Whose books they are")
class OrganisationController {

    private final Organisations organisations;
    private final Idempotency idempotency;

    OrganisationController(Organisations organisations, Idempotency idempotency) {
        this.organisations = organisations;
        this.idempotency = idempotency;
    }

    record NewOrganisation(
            @NotBlank @Size(max = 200) String name, @NotNull String currency) {}

    /** @param role the caller's */
    record OrganisationView(UUID id, String name, String currency, Role role) {

        static OrganisationView of(Organisation organisation, Role role) {
            return new OrganisationView(
                    organisation.id().value(),
                    organisation.name(),
                    organisation.currency().code(),
                    role);
        }
    }

    record OrganisationList(List<OrganisationView> items) {}

    @GetMapping
    @Operation(summary = "The organisations you are a member of")
    OrganisationList mine() {
        return new OrganisationList(organisations.of(CurrentUser.id()).stream()
                .map(membership -> OrganisationView.of(membership.organisation(), membership.role()))
                .toList());
    }

    @PostMapping
    @Operation(summary = "Found an organisation; you become its owner")
    ResponseEntity<OrganisationView> found(@Valid @RequestBody NewOrganisation asked) {
        if (!CurrencyCode.isKnown(asked.currency())) {
            throw HttpRefusal.field("currency", "is not an ISO 4217 currency");
        }
        // The transaction that also remembers the key must be begun in the new organisation's name.
        TenantId id = new TenantId(Ids.next());
        return TenantScope.inTenant(id, () -> idempotency.oncePerPerson(asked, () -> founded(id, asked)));
    }

    private ResponseEntity<OrganisationView> founded(TenantId id, NewOrganisation asked) {
        Organisation organisation =
                organisations.found(id, CurrentUser.id(), asked.name().strip(), new CurrencyCode(asked.currency()));
        return ResponseEntity.created(URI.create("/api/v1/orgs/" + id))
                .eTag(Versions.etag(organisation.version()))
                .body(OrganisationView.of(organisation, Role.OWNER));
    }

    @GetMapping("/{org}")
    @Operation(summary = "One organisation")
    ResponseEntity<OrganisationView> one(@PathVariable UUID org) {
        Role role = organisations
                .membershipOf(CurrentUser.id(), new TenantId(org))
                .orElseThrow(() -> Refused.notFound("organisation"));
        Organisation organisation = organisations.current();
        return ResponseEntity.ok()
                .eTag(Versions.etag(organisation.version()))
                .body(OrganisationView.of(organisation, role));
    }
}
