package org.aumbry.snips.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aumbry.kernel.Principal;
import org.aumbry.snips.Snip;
import org.aumbry.snips.SnipId;
import org.aumbry.snips.SnipPins;
import org.aumbry.web.HomeSource;
import org.aumbry.web.Toast;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Pinning snips, and the list of them on the first page. */
@Controller
@Order(20)
class SnipPinController implements HomeSource {

    private static final int SHOWN = 8;
    private static final int LONGEST_QUOTE = 140;

    private final SnipPins pins;
    private final Views views;

    SnipPinController(SnipPins pins, Views views) {
        this.pins = pins;
        this.views = views;
    }

    @PostMapping("/snips/{id}/pin")
    View pin(Principal who, @PathVariable String id, Words words) {
        var snip = SnipId.parse(id);
        pins.pin(who, snip);
        return views.seeOther("/snips/" + snip, Toast.of(words.t("snips.pinned.done")));
    }

    @PostMapping("/snips/{id}/unpin")
    View unpin(
            Principal who, @PathVariable String id, @RequestParam(defaultValue = "") String back, Words words) {
        var snip = SnipId.parse(id);
        pins.unpin(who, snip);
        return views.seeOther(back.equals("snip") ? "/snips/" + snip : "/", Toast.of(words.t("snips.pinned.removed")));
    }

    @Override
    public Optional<HomePart> part(Principal who, Words words) {
        List<Kept> kept = pins.list(who).stream().limit(SHOWN).map(SnipPinController::kept).collect(
                Collectors.toUnmodifiableList());
        return kept.isEmpty() ? Optional.empty() : Optional.of(new HomePart("snips", words.t("snips.pinned"), kept));
    }

    private static Kept kept(Snip snip) {
        var quote = snip.passage().exact();
        var brief = quote.codePointCount(0, quote.length()) <= LONGEST_QUOTE
                ? quote
                : quote.substring(0, quote.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        var title = snip.insight().isBlank() ? brief : snip.insight();
        return new Kept(
                title, snip.insight().isBlank() ? "" : brief, "/snips/" + snip.id(), "/snips/" + snip.id() + "/unpin");
    }
}
