package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.custody.Destruction;
import org.aumbry.custody.Destructions;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Destroyed keys as JSON, for full administrators. */
@RestController
@RequestMapping("/api/v1/keys/destructions")
class DestroyedApi {

    private final Destructions destructions;

    DestroyedApi(Destructions destructions) {
        this.destructions = destructions;
    }

    record DestructionJson(UUID id, String kind, UUID of, UUID destroyedBy, Instant destroyedAt) {}

    record DestructionsJson(List<DestructionJson> items) {}

    /** @param seal number of the standing seal @param confirm name or number of the space */
    record Wanted(@Nullable String seal, @Nullable String confirm) {}

    record TryJson(String where, long tried, long opened) {}

    record Proof(boolean gone, List<TryJson> tries) {}

    @GetMapping
    DestructionsJson list(Principal who) {
        return new DestructionsJson(destructions.list(who).stream().map(DestroyedApi::json).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DestructionJson destroy(Principal who, @RequestBody Wanted wanted) {
        return json(destructions.destroy(
                who, Identifiers.parse(String.valueOf(wanted.seal())), String.valueOf(wanted.confirm())));
    }

    @GetMapping("/{id}/certificate")
    ResponseEntity<byte[]> certificate(Principal who, @PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(destructions.certificate(who, Identifiers.parse(id)));
    }

    /** Tries every copy. */
    @PostMapping("/{id}/proof")
    Proof prove(Principal who, @PathVariable String id) {
        var tries = destructions.prove(who, Identifiers.parse(id));
        return new Proof(
                tries.stream().allMatch(each -> each.opened() == 0),
                tries.stream().map(each -> new TryJson(each.where(), each.tried(), each.opened())).toList());
    }

    private static DestructionJson json(Destruction each) {
        return new DestructionJson(
                each.id(), each.kind().stored(), each.of(), each.destroyedBy().value(), each.destroyedAt());
    }
}
