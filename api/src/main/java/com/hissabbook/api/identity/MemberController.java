package com.hissabbook.api.identity;

import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Versions;
import com.hissabbook.identity.Member;
import com.hissabbook.identity.Organisations;
import com.hissabbook.identity.Role;
import com.hissabbook.kernel.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
@RequestMapping("/api/v1/orgs/{org}/members")
@Tag(
        name = "Members",
        description = "Who may do what: VIEWER reads, ACCOUNTANT also writes the books, OWNER also the members")
class MemberController {

    private final Organisations organisations;
    private final Idempotency idempotency;

    MemberController(Organisations organisations, Idempotency idempotency) {
        this.organisations = organisations;
        this.idempotency = idempotency;
    }

    record NewMember(
            @NotNull @Size(max = 254) String email, @NotNull Role role) {

        @Override
        public String toString() {
            return "NewMember[…]";
        }
    }

    record NewRole(@NotNull Role role) {}

    /** @param etag to be sent as If-Match when the role is changed */
    record MemberView(UUID userId, @Nullable String email, String displayName, Role role, String etag) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.user().value(),
                    member.email().orElse(null),
                    member.displayName(),
                    member.role(),
                    Versions.etag(member.version()));
        }

        @Override
        public String toString() {
            return "MemberView[" + userId + "]";
        }
    }

    record MemberList(List<MemberView> items) {}

    @GetMapping
    @Operation(summary = "Everybody who belongs to the organisation")
    MemberList all(@PathVariable UUID org) {
        return new MemberList(
                organisations.members().stream().map(MemberView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Add a person who has registered")
    ResponseEntity<MemberView> add(@PathVariable UUID org, @Valid @RequestBody NewMember asked) {
        return idempotency.once(asked, () -> {
            Member member = organisations.add(asked.email(), asked.role());
            return ResponseEntity.created(URI.create("/api/v1/orgs/" + org + "/members/" + member.user()))
                    .eTag(Versions.etag(member.version()))
                    .body(MemberView.of(member));
        });
    }

    @PutMapping("/{userId}")
    @Operation(summary = "Change a member's role")
    ResponseEntity<MemberView> changeRole(
            @PathVariable UUID org,
            @PathVariable UUID userId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewRole asked) {
        Member member = organisations.changeRole(new UserId(userId), asked.role(), Versions.required(ifMatch));
        return ResponseEntity.ok().eTag(Versions.etag(member.version())).body(MemberView.of(member));
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a member; the last owner stays")
    void remove(@PathVariable UUID org, @PathVariable UUID userId) {
        organisations.remove(new UserId(userId));
    }
}
