package org.aumbry.links.web;

import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.Permission;
import org.aumbry.links.LinkDoor;
import org.aumbry.reading.Opens;
import org.aumbry.reading.PageText;
import org.aumbry.reading.Pictures;
import org.aumbry.reading.Reading;
import org.aumbry.reading.Readings;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds what holders of a link see. */
@Component
class LinkPages {

    private static final int COVER = 96;

    private final Documents documents;
    private final Readings readings;
    private final Pictures pictures;
    private final Opens opens;
    private final Access access;
    private final LinkListing listing;

    LinkPages(
            Documents documents,
            Readings readings,
            Pictures pictures,
            Opens opens,
            Access access,
            LinkListing listing) {
        this.documents = documents;
        this.readings = readings;
        this.pictures = pictures;
        this.opens = opens;
        this.access = access;
        this.listing = listing;
    }

    LinkDoorPage door(String token, LinkDoor.Sign sign, Words words, @Nullable String error) {
        return new LinkDoorPage(
                sign.by(), sign.network(), words.time(sign.expiresAt()), sign.locked(), "/link/" + token, error);
    }

    /** @param inner a document in the folder or space that the link leads to; null = what it leads to itself */
    LinkDocumentPage document(
            String token, LinkDoor.Holder holder, @Nullable DocumentId inner, int page, Words words) {
        var who = holder.principal();
        var document = documents.require(who, Permission.VIEW, wanted(holder, inner));
        int version = document.currentVersion();
        var reading = readings.get(who, document.id(), version);
        opens.opened(who, document.id(), version);
        int last = Math.max(1, reading.pages());
        int shown = Math.clamp(page, 1, last);
        var text = readings.pages(who, document.id(), version, shown, shown).stream().findFirst();
        var base = "/link/" + token + (inner == null ? "" : "/documents/" + inner);
        var self = inner == null ? base + "/document" : base;
        return new LinkDocumentPage(
                document.title(),
                words.t("links.inside", words.time(holder.link().expiresAt())),
                listing.around(token, holder, document),
                text.map(each -> paragraphs(holder, reading, each)).orElse(List.of()),
                drawn(reading) ? base + "/pages/" + shown + ".jpg" : null,
                access.allows(who, Permission.DOWNLOAD, document.accessClass()) ? base + "/download" : null,
                base + "/report",
                last == 1 ? "" : words.t("links.page-of", shown, last),
                shown > 1 ? self + "?page=" + (shown - 1) : null,
                shown < last ? self + "?page=" + (shown + 1) : null,
                reading.state().waiting());
    }

    byte[] picture(LinkDoor.Holder holder, @Nullable DocumentId inner, int page) {
        var who = holder.principal();
        var document = documents.require(who, Permission.VIEW, wanted(holder, inner));
        var jpeg = pictures.page(who, document.id(), document.currentVersion(), page).jpeg();
        opens.shown(who, document.id(), document.currentVersion(), jpeg.length);
        return jpeg;
    }

    /** The small picture for a list. */
    byte[] cover(LinkDoor.Holder holder, DocumentId inner) {
        var who = holder.principal();
        var document = documents.require(who, Permission.VIEW, inner);
        return pictures.cover(who, document.id(), document.currentVersion(), COVER).jpeg();
    }

    private static DocumentId wanted(LinkDoor.Holder holder, @Nullable DocumentId inner) {
        return inner == null ? holder.link().document() : inner;
    }

    private static boolean drawn(Reading reading) {
        return reading.placed() || reading.mediaKind().equals("image");
    }

    private List<String> paragraphs(LinkDoor.Holder holder, Reading reading, PageText page) {
        if (page.end() <= page.start()) {
            return List.of();
        }
        var who = holder.principal();
        opens.shown(who, reading.document(), reading.version(), page.end() - page.start());
        var text = readings.text(who, reading.document(), reading.version(), page.start(), page.end());
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
