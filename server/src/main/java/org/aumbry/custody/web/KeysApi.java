package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.custody.Custody;
import org.aumbry.custody.Level;
import org.aumbry.custody.Rotation;
import org.aumbry.custody.Rotations;
import org.aumbry.custody.SealOrder;
import org.aumbry.custody.Seals;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys of the network as JSON, for full administrators: what there is, and changing it. */
@RestController
@RequestMapping("/api/v1/keys")
class KeysApi {

    private final Custody custody;
    private final Rotations rotations;
    private final Seals seals;

    KeysApi(Custody custody, Rotations rotations, Seals seals) {
        this.custody = custody;
        this.rotations = rotations;
        this.seals = seals;
    }

    record ServiceJson(String name, String rootKey, boolean answers, @Nullable Instant lastAnswerAt) {}

    record KindJson(
            String kind, long current, long earlier, long destroyed, @Nullable Instant oldest,
            @Nullable Instant due) {}

    record KeysJson(
            ServiceJson service, boolean customerHeld, int networkKeyVersion, Instant networkKeySince,
            Instant networkKeyDue, long wrappedByEarlier, List<KindJson> kinds) {}

    record RotationJson(
            UUID id, String level, long done, long total, Instant startedAt, @Nullable Instant finishedAt) {}

    record RotationsJson(List<RotationJson> items) {}

    /** @param level network, contents or people */
    record Wanted(@Nullable String level) {}

    record SealJson(
            UUID id, @Nullable UUID space, String reason, UUID sealedBy, Instant sealedAt, @Nullable UUID askedBy,
            @Nullable Instant thawedAt) {}

    record SealsJson(List<SealJson> items) {}

    /** @param space number of a space or drive, or {@code network} for the whole network */
    record ToSeal(@Nullable String space, @Nullable String reason) {}

    /** @param open false when another administrator has to agree first */
    record Thawed(boolean open) {}

    @GetMapping
    KeysJson keys(Principal who) {
        var seen = custody.hierarchy(who);
        return new KeysJson(
                new ServiceJson(
                        seen.kms().name(), seen.kms().rootKeyId(), seen.kms().answers(), seen.kms().lastAnswerAt()),
                seen.own().customerHeld(),
                seen.own().version(),
                seen.own().since(),
                seen.ownDue(),
                seen.own().left(),
                seen.rows().stream().map(KeysApi::json).toList());
    }

    @GetMapping("/rotations")
    RotationsJson rotations(Principal who) {
        return new RotationsJson(rotations.list(who).stream().map(KeysApi::json).toList());
    }

    @PostMapping("/rotations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RotationJson rotate(Principal who, @RequestBody Wanted wanted) {
        var level = Level.of(String.valueOf(wanted.level()))
                .orElseThrow(() -> Refusal.invalid("level", "custody.refusal.level"));
        return json(rotations.start(who, level));
    }

    @GetMapping("/seals")
    SealsJson seals(Principal who) {
        return new SealsJson(seals.list(who).stream().map(KeysApi::json).toList());
    }

    @PostMapping("/seals")
    @ResponseStatus(HttpStatus.CREATED)
    SealJson seal(Principal who, @RequestBody ToSeal wanted) {
        return json(seals.freeze(
                who, wanted.space() == null ? "" : wanted.space(), wanted.reason() == null ? "" : wanted.reason()));
    }

    /** Asks to open it again, or does so when another administrator has asked. */
    @PostMapping("/seals/{id}/thaw")
    Thawed thaw(Principal who, @PathVariable String id) {
        return new Thawed(seals.thaw(who, Identifiers.parse(id)));
    }

    private static SealJson json(SealOrder order) {
        var space = order.space();
        var asked = order.askedBy();
        return new SealJson(
                order.id(), space == null ? null : space.value(), order.reason(), order.sealedBy().value(),
                order.sealedAt(), asked == null ? null : asked.value(), order.thawedAt());
    }

    private static KindJson json(Custody.Row row) {
        var kind = row.kind();
        return new KindJson(
                kind.kind(), kind.current(), kind.earlier(), kind.destroyed(), kind.oldest(), row.due());
    }

    private static RotationJson json(Rotation rotation) {
        return new RotationJson(
                rotation.id(), rotation.level().stored(), rotation.done(), rotation.total(), rotation.startedAt(),
                rotation.finishedAt());
    }
}
