package com.hissabbook.api.profiles;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Versions;
import com.hissabbook.banking.CsvProfiles;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.SavedCsvProfile;
import com.hissabbook.statement.CsvProfile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/orgs/{org}/csv-profiles")
@Tag(name = "CSV profiles", description = "How a bank lays out its CSV files, saved under a name")
class CsvProfileController {

    private final CsvProfiles profiles;
    private final Layouts layouts;
    private final Idempotency idempotency;

    CsvProfileController(CsvProfiles profiles, Layouts layouts, Idempotency idempotency) {
        this.profiles = profiles;
        this.layouts = layouts;
        this.idempotency = idempotency;
    }

    /** @param layout read by {@link Layouts}, so that a wrong one is refused in the domain's words */
    record WrittenProfile(
            @NotNull String name,

            @NotNull @Schema(implementation = CsvProfile.class)
            ObjectNode layout) {}

    /**
     * One of the two.
     *
     * @param layout in full
     * @param importId the import whose layout, as it was found or answered, is to be kept
     */
    record NewProfile(
            @NotNull String name,

            @Schema(implementation = CsvProfile.class) @Nullable
            ObjectNode layout,

            @Nullable UUID importId) {}

    /** @param etag to be sent as If-Match with an edit */
    record ProfileView(UUID id, String name, CsvProfile layout, long version, String etag) {

        static ProfileView of(SavedCsvProfile profile) {
            return new ProfileView(
                    profile.id(),
                    profile.name(),
                    profile.layout(),
                    profile.version(),
                    Versions.etag(profile.version()));
        }
    }

    record ProfileList(List<ProfileView> items) {}

    @GetMapping
    @Operation(summary = "All saved layouts by name")
    ProfileList all(@PathVariable UUID org) {
        return new ProfileList(profiles.list().stream().map(ProfileView::of).toList());
    }

    @PostMapping
    @Operation(
            summary =
                    "Save a layout, or that of an import, under a new name; files with its header are then read by it")
    ResponseEntity<ProfileView> create(@PathVariable UUID org, @Valid @RequestBody NewProfile asked) {
        return idempotency.once(asked, () -> {
            SavedCsvProfile created = created(asked);
            return ResponseEntity.created(URI.create("/api/v1/orgs/" + org + "/csv-profiles/" + created.id()))
                    .eTag(Versions.etag(created.version()))
                    .body(ProfileView.of(created));
        });
    }

    private SavedCsvProfile created(NewProfile asked) {
        ObjectNode layout = asked.layout();
        UUID importId = asked.importId();
        if (layout != null && importId == null) {
            return profiles.create(asked.name(), layouts.read(layout));
        } else if (layout == null && importId != null) {
            return profiles.create(asked.name(), new ImportId(importId));
        }
        throw HttpRefusal.field(
                "layout",
                layout == null
                        ? "is missing: send it, or the importId of an import to take it from"
                        : "and importId are both given: send one of them");
    }

    @GetMapping("/{id}")
    @Operation(summary = "One saved layout")
    ResponseEntity<ProfileView> one(@PathVariable UUID org, @PathVariable UUID id) {
        return answer(profiles.find(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Make the next version of a saved layout; imports keep the version that read them")
    ResponseEntity<ProfileView> change(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WrittenProfile asked) {
        long version = Versions.required(ifMatch);
        return answer(profiles.change(id, version, asked.name(), layouts.read(asked.layout())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a saved layout out of use and free its name")
    void delete(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        profiles.delete(id, Versions.required(ifMatch));
    }

    private static ResponseEntity<ProfileView> answer(SavedCsvProfile profile) {
        return ResponseEntity.ok().eTag(Versions.etag(profile.version())).body(ProfileView.of(profile));
    }
}
