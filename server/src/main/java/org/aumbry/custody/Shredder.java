package org.aumbry.custody;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.BlobShredder;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantKeys;
import org.aumbry.documents.DocumentFiles;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.reading.ReadingFiles;
import org.aumbry.spaces.Roster;
import org.springframework.stereotype.Component;

/** Which keys belong to a document or a person, and erasing them. */
@Component
class Shredder {

    private final TenantKeys keys;
    private final BlobShredder blobs;
    private final DocumentFiles files;
    private final ReadingFiles readings;
    private final Roster roster;
    private final LegalHolds holds;

    Shredder(
            TenantKeys keys,
            BlobShredder blobs,
            DocumentFiles files,
            ReadingFiles readings,
            Roster roster,
            LegalHolds holds) {
        this.keys = keys;
        this.blobs = blobs;
        this.files = files;
        this.readings = readings;
        this.roster = roster;
        this.holds = holds;
    }

    /** Refuses what a hold covers. Needs a transaction; until it ends no hold is placed. */
    void requireFree(DestructionKind kind, UUID of) {
        holds.require(kind, of);
    }

    /** Everything that has to go. */
    Doomed doomed(DestructionKind kind, UUID of) {
        return switch (kind) {
            case SPACE -> Doomed.under(List.of(KeyScope.space(of)));
            case DOCUMENT -> Doomed.files(filesOf(new DocumentId(of)));
            case PERSON -> Doomed.under(scopesOf(new UserId(of)));
            case NETWORK -> Doomed.under(List.of(KeyScope.EVERYTHING));
        };
    }

    /** A copy in the same space shares the file with the original. What was read of it goes as well. */
    private List<BlobId> filesOf(DocumentId document) {
        var own = files.of(document);
        return Stream.concat(own.stream(), readings.madeFrom(own).stream())
                .sorted(Comparator.comparing(BlobId::value))
                .distinct()
                .toList();
    }

    private List<KeyScope> scopesOf(UserId person) {
        var scopes = new ArrayList<KeyScope>();
        scopes.add(KeyScope.person(person));
        roster.privateDrive(person).ifPresent(drive -> scopes.add(KeyScope.space(drive.id().value())));
        return scopes;
    }

    /** Erases the keys of these scopes alone. Needs a transaction. */
    void destroyScopes(Doomed doomed) {
        doomed.scopes().forEach(keys::destroy);
    }

    /** Erases what {@link #doomed} found. Needs a transaction. */
    void destroy(Principal who, Doomed doomed) {
        blobs.destroy(doomed.files());
        destroyScopes(doomed);
        files.unreadable(who, doomed.files());
    }
}
