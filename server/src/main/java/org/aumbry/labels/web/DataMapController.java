package org.aumbry.labels.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.aumbry.access.Shareable;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.labels.DataMap;
import org.aumbry.labels.DataMaps;
import org.aumbry.labels.Label;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The data map, as a page and for programs. */
@Controller
class DataMapController {

    private final DataMaps maps;
    private final Map<String, Shareable> kinds;
    private final Views views;

    DataMapController(DataMaps maps, List<Shareable> shareables, Views views) {
        this.maps = maps;
        this.kinds = shareables.stream().collect(Collectors.toUnmodifiableMap(Shareable::kind, Function.identity()));
        this.views = views;
    }

    @GetMapping("/admin/labels/map")
    View page(Principal who, Words words) {
        var map = maps.draw(who);
        return views.page(new DataMapPage(
                map.documents(),
                map.bytes(),
                map.labels().stream()
                        .map(each -> new DataMapPage.OfLabel(
                                named(each.label(), words), each.label() != null, each.documents(), each.bytes()))
                        .toList(),
                map.spaces().stream().map(each -> space(each, who, words)).toList(),
                map.exposures().stream()
                        .map(each -> new DataMapPage.OfExposure(
                                words.t("labels.exposure." + each.level()), each.documents(), each.labelled(),
                                each.guests()))
                        .toList(),
                map.hot().stream().map(each -> hot(each, who, words)).toList()));
    }

    @GetMapping("/api/v1/labels/map")
    @ResponseBody
    DataMap json(Principal who) {
        return maps.draw(who);
    }

    private DataMapPage.OfSpace space(DataMap.OfSpace space, Principal who, Words words) {
        var title = title(space.space(), who);
        return new DataMapPage.OfSpace(
                title.isEmpty() ? words.t("labels.map.unseen.space") : title,
                title.isEmpty() ? "" : "/spaces/" + space.space().id(),
                space.documents(), space.labelled(),
                space.highest() == null ? "" : named(space.highest(), words),
                space.people());
    }

    private DataMapPage.Hot hot(DataMap.HotSpot spot, Principal who, Words words) {
        var title = title(spot.container(), who);
        return new DataMapPage.Hot(
                title.isEmpty() ? words.t("labels.map.unseen." + spot.container().kind()) : title,
                title.isEmpty() ? "" : "/access/" + spot.container().kind() + "/" + spot.container().id() + "/people",
                named(spot.label(), words),
                spot.documents(),
                words.t("labels.exposure." + spot.level()),
                spot.guests());
    }

    /** Empty for what the asker may not see. */
    private String title(ObjectRef thing, Principal who) {
        var kind = kinds.get(thing.kind());
        return kind == null ? "" : kind.title(who, thing.id()).orElse("");
    }

    private static String named(@Nullable Label label, Words words) {
        return label == null ? words.t("labels.map.none") : label.named(words);
    }
}
