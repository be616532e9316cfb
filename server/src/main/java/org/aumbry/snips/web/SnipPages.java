package org.aumbry.snips.web;

import static org.aumbry.snips.web.SnipForm.text;

import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.snips.Citations;
import org.aumbry.snips.Snip;
import org.aumbry.snips.SnipPins;
import org.aumbry.snips.Snips;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the pages of one snip. */
@Component
class SnipPages {

    private final Snips snips;
    private final SnipPins pins;
    private final SnipCards cards;
    private final Documents documents;
    private final Access access;
    private final Users users;

    SnipPages(Snips snips, SnipPins pins, SnipCards cards, Documents documents, Access access, Users users) {
        this.snips = snips;
        this.pins = pins;
        this.cards = cards;
        this.documents = documents;
        this.access = access;
        this.users = users;
    }

    NewSnipPage newSnip(
            Principal who, DocumentId id, int number, SnipForm form, @Nullable String error, Words words) {
        var document = documents.get(who, id);
        var passage = snips.passage(who, id, number, form.start(), form.end());
        var reach = access.reach(who, document.accessClass());
        var page = passage.page();
        var version = "/documents/" + id + "/versions/" + number;
        return new NewSnipPage(
                document.title(),
                version + "/snips",
                version + "?at=" + form.start() + "-" + form.end() + "#at",
                passage.exact(),
                page == null ? words.t("snips.place.version", number) : words.t("snips.place.page", page, number),
                passage.start(),
                passage.end(),
                text(form.insight()),
                text(form.note()),
                text(form.tags()),
                words.t("snips.new.reach", words.reach(reach.level(), reach.people())),
                error);
    }

    SnipPage snip(Principal who, Snip snip, @Nullable String error, Words words) {
        var source = documents.get(who, snip.document());
        var author = users.names(List.of(snip.author())).getOrDefault(snip.author(), "");
        return new SnipPage(
                cards.card(who, snip, words),
                snip.passage().prefix() + "\u2026" + snip.passage().suffix(),
                String.join(", ", snip.tags()),
                Citations.of(snip, source.title(), author, words.date(snip.createdAt())),
                snip.passage().sha256(),
                "/snips/" + snip.id() + ".jsonld",
                pins.list(who).stream().anyMatch(each -> each.id().equals(snip.id())),
                error);
    }
}
