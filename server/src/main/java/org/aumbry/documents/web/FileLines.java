package org.aumbry.documents.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.access.Access;
import org.aumbry.access.Reach;
import org.aumbry.documents.CoverSource;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folder;
import org.aumbry.documents.Item;
import org.aumbry.identity.Users;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.aumbry.labels.Label;
import org.aumbry.labels.Labels;
import org.aumbry.web.ReachMark;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Words items for lists: who, when, how far they can be seen. */
@Component
class FileLines {

    private static final int COVER = 96;

    private final Access access;
    private final Users users;
    private final Labels labels;
    private final ObjectProvider<CoverSource> covers;

    FileLines(Access access, Users users, Labels labels, ObjectProvider<CoverSource> covers) {
        this.access = access;
        this.users = users;
        this.labels = labels;
        this.covers = covers;
    }

    /** Lines in the order of the items; what the asker may not view any more is left out. */
    List<FileLine> of(Principal who, Collection<? extends Item> items) {
        var classes = items.stream().map(Item::accessClass).distinct().toList();
        var reaches = access.reaches(who, classes);
        var labelled = labels.of(classes);
        var names = users.names(items.stream().map(Item::changedBy).distinct().toList());
        var covered = covered(items);
        return items.stream()
                .filter(item -> reaches.containsKey(item.accessClass()))
                .map(item -> line(item, reaches, names, covered, labelled))
                .toList();
    }

    /** The label of each class that has one; the items are what the asker may view. */
    Map<AccessClass, Label> labels(Collection<? extends Item> items) {
        return labels.of(items.stream().map(Item::accessClass).distinct().toList());
    }

    private Set<DocumentId> covered(Collection<? extends Item> items) {
        var source = covers.getIfAvailable();
        var documents = items.stream().filter(Document.class::isInstance).map(Document.class::cast).toList();
        return source == null || documents.isEmpty() ? Set.of() : source.withCover(documents);
    }

    /** Folders before documents, the latest change first. */
    static Comparator<Item> byChange() {
        return Comparator.comparing((Item item) -> item instanceof Document)
                .thenComparing(Item::changedAt, Comparator.reverseOrder())
                .thenComparing(item -> item.ref().id());
    }

    /** Folders before documents, the largest first. */
    static Comparator<Item> bySize() {
        return Comparator.comparing((Item item) -> item instanceof Document)
                .thenComparing(FileLines::size, Comparator.reverseOrder())
                .thenComparing(item -> item.ref().id());
    }

    private static FileLine line(
            Item item,
            Map<AccessClass, Reach> reaches,
            Map<UserId, String> names,
            Set<DocumentId> covered,
            Map<AccessClass, Label> labelled) {
        var reach = reaches.get(item.accessClass());
        var mark = ReachMark.of(item.ref(), reach.level(), reach.people());
        var by = names.getOrDefault(item.changedBy(), "");
        var ref = ItemRefs.text(item.ref());
        var label = labelled.get(item.accessClass());
        return switch (item) {
            case Folder folder -> new FileLine(
                    ref, folder.title(), "/folders/" + folder.id(), "folder", null, by, folder.changedAt(), mark, null,
                    label);
            case Document document -> new FileLine(
                    ref, document.title(), "/documents/" + document.id(), MediaIcons.of(document.mediaType()),
                    document.sizeBytes(), by, document.changedAt(), mark,
                    covered.contains(document.id()) ? cover(document) : null, label);
        };
    }

    private static String cover(Document document) {
        return "/documents/%s/versions/%d/cover-%d.jpg".formatted(document.id(), document.currentVersion(), COVER);
    }

    private static long size(Item item) {
        return item instanceof Document document ? document.sizeBytes() : 0;
    }
}
