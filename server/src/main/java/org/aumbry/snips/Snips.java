package org.aumbry.snips;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.access.Access;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Taking, reading, changing and removing snips. */
@Service
public class Snips {

    /** Kind of a snip in entries and in the index. */
    public static final String KIND = "snip";

    private static final int PAGE_LIMIT = 200;

    private final SnipStore store;
    private final Documents documents;
    private final SourceText sources;
    private final Access access;
    private final Recorder recorder;
    private final Keepers keepers;
    private final Clock clock;

    Snips(
            SnipStore store,
            Documents documents,
            SourceText sources,
            Access access,
            Recorder recorder,
            Keepers keepers,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.sources = sources;
        this.access = access;
        this.recorder = recorder;
        this.keepers = keepers;
        this.clock = clock;
    }

    /**
     * Takes a snip. Needs the permission to comment on the document, since everyone who may open it will see the
     * insight.
     *
     * @throws Refusal conflict when the words at that place are not those the asker saw
     */
    @Transactional
    public Snip add(Principal who, NewSnip wanted) {
        var document = documents.require(who, Permission.COMMENT, wanted.document());
        var passage = passage(who, wanted.document(), wanted.version(), wanted.start(), wanted.end());
        SnipRules.requireSame(wanted.quote(), passage.exact());
        var snip = new Snip(
                recorder.newId(),
                wanted.document(),
                wanted.version(),
                document.accessClass(),
                who.user(),
                passage,
                SnipRules.text("insight", wanted.insight()),
                SnipRules.text("note", wanted.note()),
                SnipRules.tags(wanted.tags()),
                new Snip.Standing(SnipState.EXACT, wanted.version(), wanted.start(), wanted.end()),
                now(),
                now());
        store.add(snip);
        recorder.changed(who, "snip.add", snip);
        return snip;
    }

    /** The passage between two offsets of a version, for someone who may open it. */
    @Transactional(readOnly = true)
    public Passage passage(Principal who, DocumentId document, int number, int start, int end) {
        var version = documents.version(who, document, number);
        var text = sources.text(who, document, number);
        return new Passage(
                start,
                end,
                SnipRules.quote(text, start, end),
                PassageRules.prefix(text, start),
                PassageRules.suffix(text, end),
                sources.page(who, document, number, start),
                sources.boxes(who, document, number, start, end),
                version.sha256());
    }

    /**
     * The snip, for someone who may open its source.
     *
     * @throws Refusal as for the source when it is sealed, withheld or asks for more proof, otherwise not found
     */
    @Transactional(readOnly = true)
    public Snip get(Principal who, SnipId id) {
        var found = store.find(id, visible(who));
        if (found.isEmpty()) {
            store.classOf(id).ifPresent(each -> access.requireProof(who, each, new ObjectRef(KIND, id.value())));
        }
        return found.orElseThrow(Refusal::notFound);
    }

    /** The snips of a document in the order of their places, each with how it stands in the current version. */
    @Transactional
    public List<Snip> of(Principal who, DocumentId document) {
        var current = documents.get(who, document).currentVersion();
        return store.of(document, visible(who)).stream()
                .map(snip -> brought(who, snip, current))
                .toList();
    }

    /** One page of all the snips the principal may see, newest first; at most 200. */
    @Transactional(readOnly = true)
    public List<Snip> page(Principal who, SnipQuery query, int limit) {
        return store.page(query, visible(who), Math.clamp(limit, 1, PAGE_LIMIT));
    }

    /** How many snips {@link #page} would list in all. */
    @Transactional(readOnly = true)
    public long count(Principal who, SnipQuery query) {
        return store.count(query, visible(who));
    }

    /** The tags on snips the principal may see, most used first, with the number of those snips; at most 200. */
    @Transactional(readOnly = true)
    public Map<String, Long> tags(Principal who) {
        var uses = new LinkedHashMap<String, Long>();
        store.tagUses(visible(who)).forEach(use -> uses.put(use.tag(), use.uses()));
        return uses;
    }

    /** Changes what was made of the passage, by its author or keeper; the passage itself never changes. */
    @Transactional
    public Snip change(Principal who, SnipId id, String insight, String note, List<String> tags) {
        var snip = get(who, id);
        if (!keepers.keeps(who, id)) {
            throw Refusal.denied();
        }
        access.require(who, Permission.COMMENT, snip.accessClass(), ref(snip));
        store.change(
                id, SnipRules.text("insight", insight), SnipRules.text("note", note), SnipRules.tags(tags), now());
        recorder.changed(who, "snip.change", snip);
        return get(who, id);
    }

    /** Removes a snip; its author or keeper may, and who manages the document. */
    @Transactional
    public void remove(Principal who, SnipId id) {
        var snip = get(who, id);
        if (!keepers.keeps(who, id)) {
            access.require(who, Permission.MANAGE, snip.accessClass(), ref(snip));
        }
        store.remove(id);
        recorder.changed(who, "snip.remove", snip);
    }

    private Snip brought(Principal who, Snip snip, int current) {
        if (snip.standing().version() == current || !sources.ready(snip.document(), current)) {
            return snip;
        }
        var found = current == snip.version()
                ? new PassageRules.Standing(SnipState.EXACT, snip.passage().start(), snip.passage().end())
                : PassageRules.standing(snip.passage(), sources.text(who, snip.document(), current));
        boolean lost = found.state() == SnipState.LOST;
        var standing = new Snip.Standing(
                found.state(), current, lost ? null : found.start(), lost ? null : found.end());
        store.setStanding(snip.id(), standing);
        return new Snip(
                snip.id(), snip.document(), snip.version(), snip.accessClass(), snip.author(), snip.passage(),
                snip.insight(), snip.note(), snip.tags(), standing, snip.createdAt(), snip.changedAt());
    }

    private long[] visible(Principal who) {
        return access.of(who).classes(Permission.VIEW);
    }

    static ObjectRef ref(Snip snip) {
        return new ObjectRef(KIND, snip.id().value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
