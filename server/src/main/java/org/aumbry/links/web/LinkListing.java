package org.aumbry.links.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aumbry.access.Access;
import org.aumbry.documents.Document;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Folder;
import org.aumbry.documents.FolderId;
import org.aumbry.documents.Folders;
import org.aumbry.documents.Item;
import org.aumbry.documents.NameOrder;
import org.aumbry.documents.Place;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.links.LinkDoor;
import org.aumbry.links.Links;
import org.aumbry.reading.Covers;
import org.aumbry.spaces.SpaceId;
import org.aumbry.web.Crumb;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds what holders of a link to a folder or space see of what lies in it. */
@Component
class LinkListing {

    private static final int PAGE = 100;

    private final Links links;
    private final Folders folders;
    private final Covers covers;
    private final Access access;

    LinkListing(Links links, Folders folders, Covers covers, Access access) {
        this.links = links;
        this.folders = folders;
        this.covers = covers;
        this.access = access;
    }

    /**
     * @param inner a folder somewhere in what the link leads to; null = that itself
     * @param page from 0
     */
    LinkFilesPage files(String token, LinkDoor.Holder holder, @Nullable FolderId inner, int page, Words words) {
        var who = holder.principal();
        var place = inner == null ? root(holder) : folders.get(who, inner).inside();
        var contents = folders.contents(who, place);
        var items = new ArrayList<Item>(contents.folders());
        items.addAll(contents.documents());
        items.sort(NameOrder.of(words.locale()));
        int from = (int) Math.min((long) Math.max(0, page) * PAGE, items.size());
        int to = Math.min(from + PAGE, items.size());
        var base = "/link/" + token;
        var here = inner == null ? base + "/files" : base + "/files/" + inner;
        var path = path(holder, place);
        var named = links.titleOf(who, holder.link()).orElseThrow(Refusal::notFound);
        return new LinkFilesPage(
                inner == null ? named : path.getLast().title(),
                words.t("links.inside", words.time(holder.link().expiresAt())),
                inner == null ? List.of() : crumbs(base, named, path),
                holder.link().download(),
                rows(base, holder, items.subList(from, to)),
                items.size(),
                contents.cut(),
                from == 0 ? null : here,
                to == items.size() ? null : here + "?page=" + (page + 1));
    }

    /** Where a document lies, for going back to it; null when that is not within what the link leads to. */
    @Nullable String around(String token, LinkDoor.Holder holder, Document document) {
        if (!holder.link().container()) {
            return null;
        }
        var base = "/link/" + token + "/files";
        var path = path(holder, document.place());
        return path.isEmpty() ? base : base + "/" + path.getLast().id();
    }

    private Place root(LinkDoor.Holder holder) {
        var target = holder.link().target();
        return switch (target.kind()) {
            case "space" -> Place.in(new SpaceId(target.id()));
            case "folder" -> folders.get(holder.principal(), new FolderId(target.id())).inside();
            default -> throw Refusal.notFound();
        };
    }

    /** The folders between what the link leads to and the place, outermost first, the place's own last. */
    private List<Folder> path(LinkDoor.Holder holder, Place place) {
        var root = holder.link().target().id();
        return folders.path(holder.principal(), place).stream()
                .filter(folder -> !folder.id().value().equals(root))
                .toList();
    }

    private static List<Crumb> crumbs(String base, String named, List<Folder> path) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(named, base + "/files"));
        path.subList(0, path.size() - 1)
                .forEach(folder -> crumbs.add(new Crumb(folder.title(), base + "/files/" + folder.id())));
        return crumbs;
    }

    private List<LinkFilesPage.Row> rows(String base, LinkDoor.Holder holder, List<Item> items) {
        var documents = items.stream().filter(Document.class::isInstance).map(Document.class::cast).toList();
        var covered = documents.isEmpty() ? Set.<DocumentId>of() : covers.withCover(documents);
        return items.stream().map(item -> row(base, holder, item, covered)).toList();
    }

    private LinkFilesPage.Row row(String base, LinkDoor.Holder holder, Item item, Set<DocumentId> covered) {
        return switch (item) {
            case Folder folder -> new LinkFilesPage.Row(
                    folder.title(), base + "/files/" + folder.id(), "folder", null, folder.changedAt(), null, null);
            case Document document -> {
                var address = base + "/documents/" + document.id();
                boolean taken = access.allows(holder.principal(), Permission.DOWNLOAD, document.accessClass());
                yield new LinkFilesPage.Row(
                        document.title(),
                        address,
                        "file",
                        document.sizeBytes(),
                        document.changedAt(),
                        covered.contains(document.id()) ? address + "/cover.jpg" : null,
                        taken ? address + "/download" : null);
            }
        };
    }
}
