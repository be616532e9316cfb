package org.aumbry.links.web;

import java.util.List;
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

    private final Documents documents;
    private final Readings readings;
    private final Pictures pictures;
    private final Opens opens;

    LinkPages(Documents documents, Readings readings, Pictures pictures, Opens opens) {
        this.documents = documents;
        this.readings = readings;
        this.pictures = pictures;
        this.opens = opens;
    }

    LinkDoorPage door(String token, LinkDoor.Sign sign, Words words, @Nullable String error) {
        return new LinkDoorPage(
                sign.by(), sign.network(), words.time(sign.expiresAt()), sign.locked(), "/link/" + token, error);
    }

    LinkDocumentPage document(String token, LinkDoor.Holder holder, int page, Words words) {
        var who = holder.principal();
        var document = documents.require(who, Permission.VIEW, holder.link().document());
        int version = document.currentVersion();
        var reading = readings.get(who, document.id(), version);
        opens.opened(who, document.id(), version);
        int last = Math.max(1, reading.pages());
        int shown = Math.clamp(page, 1, last);
        var text = readings.pages(who, document.id(), version, shown, shown).stream().findFirst();
        var base = "/link/" + token;
        return new LinkDocumentPage(
                document.title(),
                words.t("links.inside", words.time(holder.link().expiresAt())),
                text.map(each -> paragraphs(holder, reading, each)).orElse(List.of()),
                drawn(reading) ? base + "/pages/" + shown + ".jpg" : null,
                holder.link().download() ? base + "/download" : null,
                base + "/report",
                last == 1 ? "" : words.t("links.page-of", shown, last),
                shown > 1 ? base + "/document?page=" + (shown - 1) : null,
                shown < last ? base + "/document?page=" + (shown + 1) : null,
                reading.state().waiting());
    }

    byte[] picture(LinkDoor.Holder holder, int page) {
        var who = holder.principal();
        var document = documents.require(who, Permission.VIEW, holder.link().document());
        var drawn = pictures.page(who, document.id(), document.currentVersion(), page);
        opens.opened(who, document.id(), document.currentVersion());
        return drawn.jpeg();
    }

    private static boolean drawn(Reading reading) {
        return reading.placed() || reading.mediaKind().equals("image");
    }

    private List<String> paragraphs(LinkDoor.Holder holder, Reading reading, PageText page) {
        if (page.end() <= page.start()) {
            return List.of();
        }
        var text = readings.text(
                holder.principal(), reading.document(), reading.version(), page.start(), page.end());
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
