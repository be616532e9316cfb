package org.aumbry.sample;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.documents.Document;
import org.aumbry.documents.Documents;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.kernel.Principal;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.Space;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.springframework.stereotype.Component;

/**
 * Puts sample documents into spaces and drives. What is there already is left alone, so an interrupted filling goes on.
 */
@Component
class SampleShelf {

    private static final int MOST = 200;

    private final SampleLibrary shelved;
    private final Spaces spaces;
    private final Folders folders;
    private final Documents documents;
    private final Uploads uploads;

    SampleShelf(SampleLibrary library, Spaces spaces, Folders folders, Documents documents, Uploads uploads) {
        shelved = library;
        this.spaces = spaces;
        this.folders = folders;
        this.documents = documents;
        this.uploads = uploads;
    }

    /** All documents by file name; made anew at each call, so keep them while you need them. */
    Map<String, SampleDocument> documents() {
        return shelved.all().stream().collect(Collectors.toMap(SampleDocument::fileName, Function.identity()));
    }

    /** The space of that name which the person is inside, or a new one. */
    Space space(Principal who, String name, String purpose, JoinMode mode, boolean listed) {
        return spaces.inside(who).stream()
                .filter(space -> space.name().equals(name))
                .findFirst()
                .orElseGet(() -> spaces.add(who, new SpaceSettings(name, purpose, mode, listed)));
    }

    /** The folder of that name in a space, or a new one. */
    Place folder(Principal who, Place place, String name) {
        var folder = folders.list(who, place, true, null, MOST).stream()
                .filter(item -> item.title().equals(name))
                .findFirst();
        var id = folder.isPresent()
                ? new FolderId(folder.get().ref().id())
                : folders.add(who, place, name).id();
        return new Place(place.space(), id);
    }

    /** Adds the documents that are not there yet and gives all of them, in the order asked for. */
    List<Document> put(Principal who, Place place, List<SampleDocument> wanted, Consumer<String> progress) {
        var there = there(who, place);
        for (var document : wanted) {
            if (!there.containsKey(document.title()) && !there.containsKey(document.fileName())) {
                progress.accept(document.title());
                uploads.put(who, place, document.fileName(), "", new ByteArrayInputStream(document.content()));
            }
        }
        var titled = there(who, place);
        for (var document : wanted) {
            if (!titled.containsKey(document.title()) && titled.containsKey(document.fileName())) {
                documents.rename(who, titled.get(document.fileName()).id(), document.title());
            }
        }
        var all = there(who, place);
        return wanted.stream().map(document -> all.get(document.title())).toList();
    }

    private Map<String, Document> there(Principal who, Place place) {
        return folders.contents(who, place).documents().stream()
                .collect(Collectors.toMap(Document::title, Function.identity(), (first, second) -> first));
    }
}
