package org.aumbry.documents.web;

import java.util.List;
import java.util.Set;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Place;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.spaces.SpaceId;

/** Reads what forms say of items and places: {@code document:id}, {@code folder:id}, {@code space:id}. */
final class ItemRefs {

    private static final Set<String> ITEMS = Set.of("document", "folder");
    private static final Set<String> SOURCES = Set.of("document", "folder", "space");
    private static final Set<String> PLACES = Set.of("space", "folder");

    private ItemRefs() {}

    static ObjectRef item(String text) {
        return read(text, ITEMS);
    }

    static List<ObjectRef> items(List<String> texts) {
        return texts.stream().map(ItemRefs::item).toList();
    }

    /** Things that can be taken out as a whole: items and whole spaces. */
    static List<ObjectRef> sources(List<String> texts) {
        return texts.stream().map(text -> read(text, SOURCES)).toList();
    }

    /** A space or a folder; which space a folder lies in, the caller finds out. */
    static ObjectRef place(String text) {
        return read(text, PLACES);
    }

    static String text(ObjectRef ref) {
        return ref.kind() + ":" + ref.id();
    }

    static String text(Place place) {
        return text(place.ref());
    }

    static SpaceId space(ObjectRef ref) {
        return new SpaceId(ref.id());
    }

    static FolderId folder(ObjectRef ref) {
        return new FolderId(ref.id());
    }

    private static ObjectRef read(String text, Set<String> kinds) {
        int colon = text.indexOf(':');
        if (colon < 0 || !kinds.contains(text.substring(0, colon))) {
            throw Refusal.notFound();
        }
        return new ObjectRef(text.substring(0, colon), Identifiers.parse(text.substring(colon + 1)));
    }
}
