package org.aumbry.incidents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.JournalFilter;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.TenantId;
import org.aumbry.operators.InstallationJournal;
import org.aumbry.web.Messages;
import org.aumbry.web.Words;
import org.springframework.stereotype.Service;

/**
 * The same question to the journals of all networks, for whoever is at the machine's prompt: identifiers, acts and
 * times, never a name or a value. Each network that it concerns has it in its own journal within a minute, with the
 * question, so that its administrators can ask the same and see more.
 */
@Service
public class SeveralNetworks {

    private final Tenants tenants;
    private final TenantScope scope;
    private final Reaching reaching;
    private final EvidenceFile evidence;
    private final NoticeDrafts notices;
    private final InstallationJournal installation;
    private final Words words;

    SeveralNetworks(
            Tenants tenants,
            TenantScope scope,
            Reaching reaching,
            EvidenceFile evidence,
            InstallationJournal installation,
            Messages messages,
            Clock clock) {
        this.tenants = tenants;
        this.scope = scope;
        this.reaching = reaching;
        this.evidence = evidence;
        this.notices = new NoticeDrafts(clock);
        this.installation = installation;
        this.words = new Words(messages, Locale.ENGLISH, ZoneOffset.UTC, clock);
    }

    /** A network that was touched, and what of it. */
    public record Concerned(TenantId network, Reached reached) {}

    /**
     * What was found.
     *
     * @param asked how many networks were asked
     * @param silent those that could not be asked
     */
    public record Answer(JournalFilter filter, List<Concerned> concerned, int asked, List<TenantId> silent) {}

    /** Where anything fits; recorded, also when nowhere. A question that narrows nothing is refused. */
    public Answer of(JournalFilter filter) {
        Reaching.requireNarrow(filter);
        var concerned = new ArrayList<Concerned>();
        var silent = new ArrayList<TenantId>();
        var all = tenants.active();
        for (var tenant : all) {
            try {
                var reached = scope.call(tenant, () -> reaching.of(filter));
                if (reached.extent().entries() > 0) {
                    concerned.add(new Concerned(tenant, reached));
                }
            } catch (RuntimeException unreachable) {
                silent.add(tenant);
            }
        }
        concerned.forEach(each -> record(each, filter));
        installation.record(new InstallationJournal.Act(
                null, null, "incident.reach", new ObjectRef("installation", new UUID(0, 0)),
                said(filter, Map.of("networks", "" + concerned.size(), "asked", "" + all.size()))));
        return new Answer(filter, concerned, all.size(), silent);
    }

    /** Writes a file for each network into a folder that is there or is made; answers the files. */
    public List<Path> write(Answer answer, Path folder) throws IOException {
        Files.createDirectories(folder);
        var written = new ArrayList<Path>();
        for (var each : answer.concerned()) {
            var file = folder.resolve("reach-" + each.network() + ".zip");
            var text = notices.members(words, each.reached()) + "\n\n---\n\n"
                    + notices.authority(words, each.reached()) + "\n";
            var bare = new EvidenceFile.Bare(each.network(), answer.filter(), each.reached(), text);
            try (var out = Files.newOutputStream(file)) {
                scope.call(each.network(), () -> {
                    writeBare(bare, out);
                    return true;
                });
            }
            written.add(file);
        }
        return written;
    }

    private void writeBare(EvidenceFile.Bare bare, OutputStream out) {
        try {
            evidence.writeBare(bare, out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void record(Concerned concerned, JournalFilter filter) {
        var reached = concerned.reached();
        installation.record(new InstallationJournal.Act(
                null, concerned.network(), "incident.reach", new ObjectRef("network", concerned.network().value()),
                said(filter, Map.of(
                        "entries", "" + reached.extent().entries(), "things", "" + reached.things().size(),
                        "people", "" + reached.affected().size()))));
    }

    private static Map<String, String> said(JournalFilter filter, Map<String, String> found) {
        var said = new HashMap<>(filter.said());
        said.putAll(found);
        return said;
    }
}
