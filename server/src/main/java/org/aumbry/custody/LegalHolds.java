package org.aumbry.custody;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.documents.DocumentFiles;
import org.aumbry.documents.DocumentId;
import org.aumbry.journal.KeptValues;
import org.aumbry.journal.KeptValues.Standing;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.Roster;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceId;
import org.springframework.stereotype.Component;

/**
 * What may not be destroyed because somebody put it on hold: a document or a space that is held, or around or in which
 * something held is; a person who is, or whose own key seals what a hold keeps; the network while anything is.
 */
@Component
class LegalHolds {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final KeptValues values;
    private final DocumentFiles documents;
    private final Roster roster;

    LegalHolds(KeptValues values, DocumentFiles documents, Roster roster) {
        this.values = values;
        this.documents = documents;
        this.roster = roster;
    }

    /**
     * Refuses while a hold covers it. To the end of the transaction, which this needs, no hold is placed or lifted.
     *
     * @throws Refusal conflict, saying which hold
     */
    void require(DestructionKind kind, UUID of) {
        var holds = values.standing();
        covering(kind, of, holds).ifPresent(hold -> {
            throw Refusal.of(
                    Refusal.Code.CONFLICT, "custody.refusal.held", about(hold), said(hold.placedAt()),
                    hold.id().toString());
        });
    }

    private Optional<Standing> covering(DestructionKind kind, UUID of, List<Standing> holds) {
        if (holds.isEmpty() || kind == DestructionKind.NETWORK) {
            return holds.stream().findFirst();
        }
        var touched = touched(kind, of, named(holds));
        var touching = holds.stream().filter(hold -> hold.ofEverything() || touched.stream().anyMatch(hold::names));
        return kind == DestructionKind.PERSON
                ? Stream.concat(touching, values.keeping(new UserId(of)).stream()).findFirst()
                : touching.findFirst();
    }

    private Set<UUID> touched(DestructionKind kind, UUID of, Collection<UUID> named) {
        var touched = new HashSet<UUID>();
        touched.add(of);
        switch (kind) {
            case DOCUMENT -> touched.addAll(documents.around(new DocumentId(of)));
            case SPACE -> roster.find(new SpaceId(of)).ifPresent(space -> add(touched, space, named));
            case PERSON -> roster.privateDrive(new UserId(of)).ifPresent(drive -> add(touched, drive, named));
            case NETWORK -> throw new IllegalStateException("any hold at all covers the network");
        }
        return touched;
    }

    private void add(Set<UUID> touched, Space space, Collection<UUID> named) {
        touched.add(space.id().value());
        var owner = space.owner();
        if (owner != null) {
            touched.add(owner.value());
        }
        touched.addAll(documents.within(space.id(), named));
    }

    private static Set<UUID> named(List<Standing> holds) {
        var named = new HashSet<UUID>();
        holds.forEach(hold -> Stream.of(Optional.ofNullable(hold.person()), Optional.ofNullable(hold.object()))
                .flatMap(Optional::stream)
                .forEach(named::add));
        return named;
    }

    private static String about(Standing hold) {
        if (hold.object() != null) {
            return "object";
        }
        return hold.person() == null ? "everything" : "person";
    }

    private static String said(Instant at) {
        return MINUTE.format(at);
    }
}
