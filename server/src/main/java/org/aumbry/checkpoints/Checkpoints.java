package org.aumbry.checkpoints;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;

/**
 * What the network's administrators, and whom they gave a token for audits, may take to check the journal elsewhere.
 * Taking entries is itself recorded.
 */
@Service
public class Checkpoints {

    private static final String AUDIT = "audit";
    private static final int MOST_HEADS = 100;

    private final Log log;
    private final Journal journal;
    private final TreeChecks checks;

    Checkpoints(Log log, Journal journal, TreeChecks checks) {
        this.log = log;
        this.journal = journal;
        this.checks = checks;
    }

    /** The key that checks signatures of heads, as text (C2SP signed-note, "Verifier keys"). */
    public String key(Principal who) {
        require(who, "log.key");
        return log.verifier().text();
    }

    /** All keys that signed heads, the first one first. */
    public List<LogKey> keys(Principal who) {
        require(who, "log.key");
        return log.keys();
    }

    /** The newest head. */
    public Checkpoint newest(Principal who) {
        require(who, "log.checkpoint");
        return log.newest().orElseThrow(Refusal::notFound);
    }

    /** Older heads that are still kept, newest first, at most 100. */
    public List<Checkpoint> before(Principal who, long size) {
        require(who, "log.checkpoint");
        return log.before(size, MOST_HEADS);
    }

    /**
     * Hashes of a tile (C2SP tlog-tiles).
     *
     * @param width from 1 to 256
     */
    public byte[] tile(Principal who, int level, long number, int width) {
        require(who, "log.tile");
        return log.tile(level, number, width).orElseThrow(Refusal::notFound);
    }

    /** Leaves of a bundle of entries (C2SP tlog-tiles); they commit to values and tell none. */
    public byte[] entries(Principal who, long number, int width) {
        require(who, "log.entries");
        var entries = log.entries(number, width).orElseThrow(Refusal::notFound);
        journal.observe(who, "log.entries", network(who), Map.of("from", "" + number * Tiles.WIDTH));
        return entries;
    }

    /** The hashes that prove one tree to be the beginning of another (RFC 6962, 2.1.2). */
    public List<byte[]> consistency(Principal who, long from, long to) {
        require(who, "log.consistency");
        return log.consistency(from, to).orElseThrow(Refusal::notFound);
    }

    /** The proof of one entry, opened. */
    public String proof(Principal who, UUID entry) {
        require(who, "log.proof");
        var proof = log.proof(entry).orElseThrow(Refusal::notFound);
        journal.observe(who, "log.proof", new ObjectRef("entry", entry));
        return proof;
    }

    /** How the whole journal is written as one file, up to the newest head; recorded before the first byte leaves. */
    public Download bundle(Principal who) {
        require(who, "log.bundle");
        var head = log.newest().orElseThrow(Refusal::notFound);
        journal.observe(who, "log.bundle", network(who), Map.of("entries", "" + head.size()));
        return new Download(Bundle.fileName(who.tenant(), head.size()), out -> write(head, out));
    }

    /** What the last check of the whole tree in the product found; empty before the first. */
    public Optional<TreeCheck> lastCheck(Principal who) {
        require(who, "log.check");
        return checks.last();
    }

    /** Begins to check the whole tree, unless it is being checked. */
    public void check(Principal who) {
        require(who, "log.check");
        journal.observe(who, "log.check", network(who));
        checks.begin();
    }

    /** A file and what writes it. */
    public record Download(String fileName, Content content) {}

    /** Writes a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(Checkpoint head, OutputStream out) throws IOException {
        var bundle = new Bundle(out);
        var successions = log.keys().stream()
                .filter(key -> key.succession() != null && key.firstSize() < head.size())
                .map(LogKey::succession)
                .toList();
        bundle.begin(log.verifier(head.size()).text(), successions, head.note());
        for (long from = 0; from < head.size(); from += Tiles.WIDTH) {
            bundle.add(log.range(from, Math.min(from + Tiles.WIDTH, head.size())));
        }
        bundle.end();
    }

    private void require(Principal who, String verb) {
        boolean auditor = who.token() != null && who.scopes().contains(AUDIT);
        if (!who.administers(Area.AUDIT) && !auditor) {
            journal.denied(who, verb, network(who), "not-an-auditor");
            throw Refusal.notFound();
        }
    }

    private static ObjectRef network(Principal who) {
        return new ObjectRef("network", who.tenant().value());
    }
}
