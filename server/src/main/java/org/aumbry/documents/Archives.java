package org.aumbry.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;
import org.aumbry.spaces.SpaceTitles;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Many documents as one file. It is written while it leaves, so its size costs no memory; each document in it is
 * decided on and put into the journal like a download of its own.
 */
@Service
public class Archives {

    /** How many documents one file may hold. */
    static final int MOST_FILES = 5_000;

    private final Guards guards;
    private final FolderStore folders;
    private final DocumentStore documents;
    private final Spaces spaces;
    private final SpaceTitles titles;
    private final Downloads downloads;

    Archives(
            Guards guards,
            FolderStore folders,
            DocumentStore documents,
            Spaces spaces,
            SpaceTitles titles,
            Downloads downloads) {
        this.guards = guards;
        this.folders = folders;
        this.documents = documents;
        this.spaces = spaces;
        this.titles = titles;
        this.downloads = downloads;
    }

    /** What the documents, folders and spaces named would come to; refuses when one of them may not be viewed. */
    @Transactional(readOnly = true)
    public Archive plan(Principal who, Collection<ObjectRef> refs) {
        var named = Guards.bounded(refs);
        var walk = new Walk(guards.visible(who), guards.classes(who, Permission.DOWNLOAD));
        var name = "";
        for (var ref : named) {
            name = ref.kind().equals("space") ? space(who, ref, walk) : item(who, ref, walk);
        }
        return new Archive(named.size() == 1 ? name : "", List.copyOf(walk.pieces), walk.leftOut);
    }

    /** Writes what was planned. What the principal may no longer have by then is left out. */
    public void write(Principal who, Archive archive, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        var names = new ArchiveNames();
        for (var piece : archive.pieces()) {
            add(who, piece, names, zip);
        }
        zip.finish();
    }

    private void add(Principal who, Archive.Piece piece, ArchiveNames names, ZipOutputStream zip) throws IOException {
        Download download;
        try {
            download = downloads.open(who, piece.document(), null);
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.NOT_FOUND || refusal.code() == Refusal.Code.DENIED) {
                return;
            }
            throw refusal;
        }
        try (var content = download.content()) {
            downloads.record(who, download, 0, content.sizeBytes());
            var entry = new ZipEntry(names.path(piece.folders(), download.name()));
            entry.setTime(download.version().addedAt().toEpochMilli());
            zip.putNextEntry(entry);
            try (var in = content.range(0, content.sizeBytes())) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
    }

    private String space(Principal who, ObjectRef ref, Walk walk) {
        var space = spaces.get(who, new SpaceId(ref.id()));
        inside(Place.in(space.id()), List.of(), walk);
        return titles.of(who, space);
    }

    private String item(Principal who, ObjectRef ref, Walk walk) {
        var item = guards.item(who, Permission.VIEW, ref);
        switch (item) {
            case Document document -> walk.take(document, List.of());
            case Folder folder -> inside(folder.inside(), List.of(folder.title()), walk);
        }
        return item.title();
    }

    private void inside(Place place, List<String> around, Walk walk) {
        documents.in(place, walk.visible, MOST_FILES + 1).forEach(document -> walk.take(document, around));
        for (var folder : folders.in(place, walk.visible, Folders.MOST_IN_PLACE)) {
            var deeper = new ArrayList<>(around);
            deeper.add(folder.title());
            inside(folder.inside(), List.copyOf(deeper), walk);
        }
    }

    /** One look over a tree. */
    private static final class Walk {

        private final long[] visible;
        private final Set<Long> leaving;
        private final List<Archive.Piece> pieces = new ArrayList<>();
        private int leftOut;

        Walk(long[] visible, long[] leaving) {
            this.visible = visible;
            this.leaving = Arrays.stream(leaving).boxed().collect(Collectors.toSet());
        }

        void take(Document document, List<String> around) {
            if (!leaving.contains(document.accessClass().value())) {
                leftOut++;
                return;
            }
            if (pieces.size() == MOST_FILES) {
                throw Refusal.of(Refusal.Code.OVER_LIMIT, "documents.refusal.archive-files", MOST_FILES);
            }
            pieces.add(new Archive.Piece(document.id(), around, document.sizeBytes()));
        }
    }
}
