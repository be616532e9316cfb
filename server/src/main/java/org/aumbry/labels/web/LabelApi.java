package org.aumbry.labels.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.Principal;
import org.aumbry.labels.Label;
import org.aumbry.labels.LabelId;
import org.aumbry.labels.Labels;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Labels, for programs. */
@RestController
@RequestMapping("/api/v1/labels")
class LabelApi {

    private final Labels labels;

    LabelApi(Labels labels) {
        this.labels = labels;
    }

    record LabelJson(UUID id, String kind, String name, int rank, List<String> demands, int freshMinutes) {

        static LabelJson of(Label label, Words words) {
            return new LabelJson(
                    label.id().value(), label.kind().word(), label.named(words), label.rank(),
                    label.restriction().demands().stream().map(LabelWords::key).sorted().toList(),
                    label.restriction().freshMinutes());
        }
    }

    record LabelList(List<LabelJson> items, @Nullable String next) {}

    /** @param label the label that holds; absent when there is none */
    record ThingJson(@Nullable LabelJson label, @Nullable LabelJson own) {}

    /** @param label identifier; absent = none of its own */
    record Wish(@Nullable String label, @Nullable String reason) {}

    /** At most a few, so there is never a next page. */
    @GetMapping
    LabelList list(Principal who, Words words) {
        return new LabelList(labels.list().stream().map(label -> LabelJson.of(label, words)).toList(), null);
    }

    @GetMapping("/{kind}/{id}")
    ThingJson one(Principal who, @PathVariable String kind, @PathVariable String id, Words words) {
        var thing = labels.get(who, kind, Identifiers.parse(id));
        return new ThingJson(json(thing.holds(), words), json(thing.own(), words));
    }

    @PutMapping("/{kind}/{id}")
    ThingJson put(
            Principal who, @PathVariable String kind, @PathVariable String id, @RequestBody Wish wish, Words words) {
        var label = wish.label() == null || wish.label().isEmpty() ? null : LabelId.parse(wish.label());
        labels.set(who, kind, Identifiers.parse(id), label, Objects.requireNonNullElse(wish.reason(), ""));
        return one(who, kind, id, words);
    }

    private static @Nullable LabelJson json(@Nullable Label label, Words words) {
        return label == null ? null : LabelJson.of(label, words);
    }
}
