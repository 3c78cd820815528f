package com.hissabbook.api.transfers;

import com.hissabbook.api.http.Versions;
import com.hissabbook.ledger.TransferSettings;
import com.hissabbook.ledger.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/transfers/settings")
@Tag(name = "Transfers")
class TransferSettingsController {

    private final Transfers transfers;

    TransferSettingsController(Transfers transfers) {
        this.transfers = transfers;
    }

    /**
     * @param windowDays how many days the two sides may lie apart, 0 to 60
     * @param automaticFrom from this score on, 1 to 100, a proposal that is alone is matched by itself; absent: never
     */
    record Settings(@NotNull Integer windowDays, @Nullable Integer automaticFrom) {

        TransferSettings toSettings() {
            return new TransferSettings(
                    windowDays, automaticFrom == null ? OptionalInt.empty() : OptionalInt.of(automaticFrom));
        }

        static Settings of(TransferSettings settings) {
            OptionalInt from = settings.automaticFrom();
            return new Settings(settings.windowDays(), from.isPresent() ? Integer.valueOf(from.getAsInt()) : null);
        }
    }

    @GetMapping
    @Operation(summary = "How transfers are found, and from which score on they are matched by themselves")
    ResponseEntity<Settings> read(@PathVariable UUID org) {
        return answer(transfers.settings());
    }

    @PutMapping
    @Operation(summary = "Change that; what is imported from now on follows it")
    ResponseEntity<Settings> change(
            @PathVariable UUID org,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Settings asked) {
        return answer(transfers.change(Versions.required(ifMatch), asked.toSettings()));
    }

    private static ResponseEntity<Settings> answer(TransferSettings.Versioned now) {
        return ResponseEntity.ok().eTag(Versions.etag(now.version())).body(Settings.of(now.settings()));
    }
}
