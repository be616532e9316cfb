package org.aumbry.takedowns;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.journal.Outcome;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.operators.InstallationJournal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people report about objects: read and closed by the network's administrators. Operators learn that something was
 * reported and under what heading, never what was written.
 */
@Service
public class ContentReports {

    /** How many open reports one object has at most; more say nothing new. */
    private static final int MOST_OPEN = 20;

    private static final int LONGEST = 2000;

    private final ReportStore store;
    private final Documents documents;
    private final Administrators administrators;
    private final Journal journal;
    private final InstallationJournal installation;
    private final Ids ids;
    private final Clock clock;

    ContentReports(
            ReportStore store,
            Documents documents,
            Administrators administrators,
            Journal journal,
            InstallationJournal installation,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.administrators = administrators;
        this.journal = journal;
        this.installation = installation;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether there is such an object for that person to report; refuses as not found when there is none. */
    @Transactional(readOnly = true)
    public void require(Principal who, DocumentId document) {
        documents.get(who, document);
    }

    /** ContentReports an object that the person may view. */
    @Transactional
    public void report(Principal who, DocumentId document, Category category, String text) {
        documents.get(who, document);
        var report = add(document, category, text, who.user());
        journal.record(who, "report.make", document.ref(), Map.of("report", report.toString()));
        tell(who.tenant(), document, category);
    }

    /** ContentReports an object that a link leads to. Inside the network. */
    @Transactional
    public void reportByLink(TenantId network, DocumentId document, Category category, String text, String address) {
        var report = add(document, category, text, null);
        journal.recordOutsider("report.make", document.ref(), Outcome.ALLOWED, null,
                Map.of("report", report.toString(), "address", address));
        tell(network, document, category);
    }

    /** The queue, open ones first, at most 200. */
    @Transactional(readOnly = true)
    public List<Report> list(Principal who) {
        administrators.require(who, "report.list");
        return store.newest();
    }

    /** Says that a report was dealt with. */
    @Transactional
    public void close(Principal who, UUID id) {
        administrators.require(who, "report.close");
        if (!store.close(id, who.user(), clock.instant())) {
            throw Refusal.notFound();
        }
        journal.record(who, "report.close", new ObjectRef("report", id));
    }

    private UUID add(DocumentId document, Category category, String text, @Nullable UserId reporter) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refusal.invalid("text", "takedowns.refusal.words", LONGEST);
        }
        if (store.open(document) >= MOST_OPEN) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "takedowns.refusal.many");
        }
        var report = new Report(
                ids.next(), document, category, text.strip(), reporter,
                clock.instant().truncatedTo(ChronoUnit.MICROS), null);
        store.add(report);
        return report.id();
    }

    private void tell(TenantId network, DocumentId document, Category category) {
        installation.recordOfNetwork(
                network, "report.make", document.ref(), Map.of("category", category.stored()));
    }
}
