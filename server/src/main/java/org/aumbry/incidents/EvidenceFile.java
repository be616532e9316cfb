package org.aumbry.incidents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aumbry.checkpoints.Checkpoints;
import org.aumbry.identity.Users;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.JournalFilter;
import org.aumbry.journal.JournalSearch;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file about what something reached: {@code summary.json}, {@code things.jsonl}, {@code people.jsonl}, {@code
 * entries.jsonl}, the journal's key and newest head, and proofs of the first entries, which the program proof checks.
 */
@Component
class EvidenceFile {

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_PROOFS = 200;

    private final JournalSearch search;
    private final Checkpoints checkpoints;
    private final Users users;
    private final JsonMapper json;

    EvidenceFile(JournalSearch search, Checkpoints checkpoints, Users users, JsonMapper json) {
        this.search = search;
        this.checkpoints = checkpoints;
        this.users = users;
        this.json = json;
    }

    void write(Principal who, JournalFilter filter, Reached reached, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        begin(zip, "summary.json");
        line(zip, summary(who.tenant(), reached));
        things(zip, reached);
        begin(zip, "people.jsonl");
        for (var user : users.all(reached.affected())) {
            var line = new LinkedHashMap<String, Object>();
            line.put("id", user.id().toString());
            line.put("name", user.name());
            line.put("email", user.email());
            line.put("acted", reached.actors().getOrDefault(user.id(), 0L));
            line(zip, line);
        }
        var first = entries(filter, zip);
        proofs(who, first, zip);
        zip.finish();
    }

    /** The same without a name and a value of any entry: identifiers, acts, times, and the drafts of notices. */
    void writeBare(Bare bare, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        begin(zip, "summary.json");
        line(zip, summary(bare.network(), bare.reached()));
        things(zip, bare.reached());
        begin(zip, "people.jsonl");
        for (var user : bare.reached().affected()) {
            line(zip, Map.of("id", user.toString(), "acted", bare.reached().actors().getOrDefault(user, 0L)));
        }
        begin(zip, "entries.jsonl");
        try {
            search.each(bare.filter(), MOST_ENTRIES, entry -> writeOrFail(zip, bare(entry)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        begin(zip, "notices.txt");
        zip.write(bare.notices().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    /** What is written about one network. */
    record Bare(TenantId network, JournalFilter filter, Reached reached, String notices) {}

    private void things(ZipOutputStream zip, Reached reached) throws IOException {
        begin(zip, "things.jsonl");
        for (var thing : reached.things()) {
            var line = new LinkedHashMap<String, Object>();
            line.put("kind", thing.object().kind());
            line.put("id", thing.object().id().toString());
            line.put("acts", thing.verbs());
            line.put("times", thing.times());
            line.put("first", thing.first().toString());
            line.put("last", thing.last().toString());
            line(zip, line);
        }
    }

    private static LinkedHashMap<String, Object> summary(TenantId network, Reached reached) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("network", network.toString());
        summary.put("entries", reached.extent().entries());
        summary.put("refused", reached.extent().refused());
        summary.put("sessions", reached.extent().sessions());
        summary.put("keys", reached.extent().tokens());
        summary.put("first", String.valueOf(reached.extent().first()));
        summary.put("last", String.valueOf(reached.extent().last()));
        summary.put("things", reached.things().size());
        summary.put("thingsCut", reached.cut());
        summary.put("people", reached.affected().size());
        return summary;
    }

    private List<UUID> entries(JournalFilter filter, ZipOutputStream zip) throws IOException {
        begin(zip, "entries.jsonl");
        var first = new ArrayList<UUID>();
        try {
            search.each(filter, MOST_ENTRIES, entry -> {
                if (first.size() < MOST_PROOFS) {
                    first.add(entry.id());
                }
                lineOrFail(zip, entry);
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        return first;
    }

    private void proofs(Principal who, List<UUID> entries, ZipOutputStream zip) throws IOException {
        begin(zip, "key.txt");
        zip.write((checkpoints.key(who) + "\n").getBytes(StandardCharsets.UTF_8));
        for (var entry : entries) {
            try {
                var proof = checkpoints.proof(who, entry);
                begin(zip, "proofs/" + entry + ".tlog-proof");
                zip.write(proof.getBytes(StandardCharsets.UTF_8));
            } catch (Refusal notPlacedYet) {
                if (notPlacedYet.code() != Refusal.Code.NOT_FOUND) {
                    throw notPlacedYet;
                }
            }
        }
        begin(zip, "head.txt");
        zip.write(checkpoints.newest(who).note().getBytes(StandardCharsets.UTF_8));
    }

    private static LinkedHashMap<String, Object> bare(AuditEntry entry) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", entry.id().toString());
        line.put("at", entry.at().toString());
        line.put("person", String.valueOf(entry.user()));
        line.put("session", String.valueOf(entry.session()));
        line.put("token", String.valueOf(entry.token()));
        line.put("verb", entry.verb());
        line.put("kind", entry.object().kind());
        line.put("object", String.valueOf(entry.object().id()));
        line.put("outcome", entry.outcome().stored());
        line.put("reason", entry.reason() == null ? "" : entry.reason());
        return line;
    }

    private void lineOrFail(ZipOutputStream zip, AuditEntry entry) {
        var line = bare(entry);
        line.put("details", new TreeMap<>(entry.details()));
        writeOrFail(zip, line);
    }

    private void writeOrFail(ZipOutputStream zip, Object line) {
        try {
            line(zip, line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private void line(ZipOutputStream zip, Object value) throws IOException {
        zip.write((json.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
