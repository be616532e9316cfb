package org.aumbry.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The privacy notice of the entered network. Reading it needs no permission; publishing one does. */
@Service
public class PrivacyNotices {

    private final NoticeStore store;
    private final UsualNotice usual;
    private final Processing processing;
    private final NetworkPolicy policy;
    private final Desk desk;

    PrivacyNotices(NoticeStore store, UsualNotice usual, Processing processing, NetworkPolicy policy, Desk desk) {
        this.store = store;
        this.usual = usual;
        this.processing = processing;
        this.policy = policy;
        this.desk = desk;
    }

    /** What publishing needs beside the store. */
    @Component
    record Desk(Administrators administrators, StepUp stepUp, Journal journal, Ids ids, Clock clock) {}

    /** The version that holds, with the facts of now. */
    @Transactional(readOnly = true)
    public Notice current() {
        var facts = processing.facts();
        return store.newest()
                .map(notice -> notice.with(facts))
                .orElseGet(() -> new Notice(0, usual.texts(), "", facts, null, null));
    }

    /** A version with the facts of its publication; the one that holds with those of now. */
    @Transactional(readOnly = true)
    public Notice version(int number) {
        var current = current();
        return number == current.number() ? current : store.find(number).orElseThrow(Refusal::notFound);
    }

    /** The version that holds with the facts of its publication; empty while none was published. */
    @Transactional(readOnly = true)
    public Optional<Notice> asPublished() {
        return store.newest();
    }

    /** Every version that was published, the newest first, at most 200. */
    @Transactional(readOnly = true)
    public List<Publication> publications() {
        return store.publications();
    }

    /** Whether people outside the network may read it: once a version was published, unless the policy says no. */
    @Transactional(readOnly = true)
    public boolean open() {
        return wanted() && store.published();
    }

    /** Whether the policy lets people outside read what is published. */
    @Transactional(readOnly = true)
    public boolean wanted() {
        return policy.values().on(PolicyOption.NOTICE_PUBLIC);
    }

    /** What the installation tells everybody, by language; belongs to no network. */
    public Map<String, String> ofInstallation() {
        return usual.texts();
    }

    /** Whether the network wants figures about use. */
    @Transactional(readOnly = true)
    public boolean figuresWanted() {
        return policy.values().on(PolicyOption.USAGE_FIGURES);
    }

    /** Refuses whoever may not publish one; for showing the form. */
    public void requireEditor(Principal who) {
        desk.administrators().require(who, "privacy.publish");
    }

    /** Publishes the next version; earlier ones stay readable. */
    @Transactional
    public int publish(Principal who, NoticeDraft draft) {
        requireEditor(who);
        desk.stepUp().require(who);
        var tidy = draft.accept();
        var now = desk.clock().instant().truncatedTo(ChronoUnit.MICROS);
        int version = store.publish(desk.ids().next(), tidy, processing.facts(), who.user(), now);
        desk.journal().record(
                who, "privacy.publish", new ObjectRef("network", who.tenant().value()),
                Map.of("version", "" + version, "sha256", digest(tidy)));
        return version;
    }

    /** Of the wording and the contact, so that the entry says which ones were published. */
    static String digest(NoticeDraft draft) {
        var text = new TreeMap<>(draft.texts()) + "\n" + draft.contact();
        return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
