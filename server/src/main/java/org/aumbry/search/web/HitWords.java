package org.aumbry.search.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.access.Access;
import org.aumbry.access.Labelling;
import org.aumbry.access.Reach;
import org.aumbry.identity.Users;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Identifiers;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.search.Answer;
import org.aumbry.search.Chips;
import org.aumbry.search.DateRange;
import org.aumbry.search.Dimension;
import org.aumbry.search.FacetNames;
import org.aumbry.search.Hit;
import org.aumbry.web.ReachMark;
import org.aumbry.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts names and words to what an answer holds as identifiers: spaces, people, kinds, languages, dates, reach. */
@Component
class HitWords {

    private static final Set<String> MEDIA = Set.of("pdf", "text", "sheet", "slides", "image", "mail", "snip");

    private final ObjectProvider<FacetNames> spaces;
    private final Users users;
    private final Access access;
    private final ObjectProvider<Labelling> labels;

    HitWords(
            ObjectProvider<FacetNames> spaces, Users users, Access access, ObjectProvider<Labelling> labels) {
        this.spaces = spaces;
        this.users = users;
        this.access = access;
        this.labels = labels;
    }

    /** The names that one answer needs. Spaces that the asker may not know of have none. */
    record Names(
            Map<UUID, String> spaces,
            Map<UUID, String> people,
            Map<AccessClass, Reach> reaches,
            Map<AccessClass, String> holding,
            Map<String, String> labels) {

        /** What the label is called that holds for the hit; null for none. */
        @Nullable String label(Hit hit) {
            var key = holding.get(hit.what().accessClass());
            return key == null ? null : labels.get(key);
        }


        @Nullable ReachMark reach(Hit hit) {
            var reach = reaches.get(hit.what().accessClass());
            var what = new ObjectRef(hit.what().kind().equals("snip") ? "document" : hit.what().kind(),
                    hit.what().documentId());
            return reach == null ? null : ReachMark.of(what, reach.level(), reach.people());
        }

        @Nullable String space(Hit hit) {
            var space = hit.what().spaceId();
            return space == null ? null : spaces.get(space);
        }
    }

    Names names(Principal who, Answer answer, Chips chosen, Words words) {
        var hits = answer.hits();
        var spaceIds = ids(
                values(Dimension.SPACE, answer, chosen),
                hits.stream().map(hit -> hit.what().spaceId()).filter(Objects::nonNull));
        var people = ids(values(Dimension.PERSON, answer, chosen), hits.stream().map(hit -> hit.what().ownerId()));
        var classes = hits.stream().map(hit -> hit.what().accessClass()).collect(Collectors.toSet());
        var labelling = labels.stream().findFirst();
        return new Names(
                spaceNames(who, spaceIds),
                personNames(people),
                access.reaches(who, classes),
                labelling.map(each -> each.holding(classes)).orElse(Map.of()),
                labelling.map(each -> each.names(words)).orElse(Map.of()));
    }

    private static Stream<String> values(Dimension dimension, Answer answer, Chips chosen) {
        var counted = answer.counts().getOrDefault(dimension, Map.of()).keySet();
        return Stream.concat(counted.stream(), chosen.of(dimension).stream());
    }

    private static Set<UUID> ids(Stream<String> values, Stream<UUID> shown) {
        return Stream.concat(values.map(HitWords::id).filter(Objects::nonNull), shown).collect(Collectors.toSet());
    }

    private static @Nullable UUID id(String text) {
        try {
            return Identifiers.parse(text);
        } catch (Refusal noId) {
            return null;
        }
    }

    private Map<UUID, String> spaceNames(Principal who, Set<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            spaces.forEach(source -> names.putAll(source.spaceNames(who, ids)));
        }
        return names;
    }

    private Map<UUID, String> personNames(Set<UUID> ids) {
        var names = new HashMap<UUID, String>();
        users.names(ids.stream().map(UserId::new).toList()).forEach((user, name) -> names.put(user.value(), name));
        return names;
    }

    /** What a value of a dimension is called; null when it has no name that the asker may know. */
    @Nullable String label(Dimension dimension, String value, Names names, Words words) {
        return switch (dimension) {
            case KIND -> null;
            case MEDIA -> media(value, words);
            case SPACE -> names.spaces().get(id(value));
            case PERSON -> names.people().get(id(value));
            case DATE -> DateRange.of(value).map(range -> words.t("search.date." + range.word())).orElse(null);
            case LABEL -> names.labels().get(value);
            case LANGUAGE -> Locale.of(value).getDisplayLanguage(words.locale());
        };
    }

    String media(String value, Words words) {
        return words.t("search.media." + (MEDIA.contains(value) ? value : "other"));
    }

    static String icon(Hit hit) {
        var media = hit.what().kind().equals("snip") ? "snip" : hit.what().mediaKind();
        return MEDIA.contains(media) ? media : "file";
    }

    /** What stands below a hit's title: its kind, its space, who added it. */
    List<String> facts(Hit hit, Names names, Words words) {
        var kind = media(hit.what().kind().equals("snip") ? "snip" : hit.what().mediaKind(), words);
        return Stream.of(kind, names.space(hit), names.people().get(hit.what().ownerId()))
                .filter(Objects::nonNull)
                .toList();
    }
}
