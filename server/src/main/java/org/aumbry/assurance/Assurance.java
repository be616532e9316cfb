package org.aumbry.assurance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register with its states, and the evidence that people sign for. Only for administrators of a network; for
 * everyone else there is no such thing.
 */
@Service
public class Assurance {

    private static final Duration LONGEST = Duration.ofDays(3 * 366);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int NAME_LIMIT = 200;
    private static final int NOTE_LIMIT = 2000;

    private final Register register;
    private final ProbeSet probes;
    private final InstallationStore installation;
    private final AssuranceStore store;
    private final EvidenceStore evidence;
    private final Record record;

    /** What every act needs besides the stores. */
    record Record(Journal journal, Ids ids, Clock clock, TransactionTemplate transaction, Acts acts) {}

    Assurance(
            Register register,
            ProbeSet probes,
            InstallationStore installation,
            AssuranceStore store,
            EvidenceStore evidence,
            Record record) {
        this.register = register;
        this.probes = probes;
        this.installation = installation;
        this.store = store;
        this.evidence = evidence;
        this.record = record;
    }

    /** The states of all promises and those that the filter takes. */
    public Board board(Principal who, PromiseFilter filter) {
        requireAdministrator(who, "assurance.list");
        var picture = picture();
        var all = register.all().stream()
                .map(promise -> picture.status(promise, probes.of(promise.id())))
                .toList();
        return new Board(all.stream().filter(filter::takes).toList(), Picture.count(all));
    }

    /** The whole register to take away, with the moment of its states. */
    public Export export(Principal who) {
        requireAdministrator(who, "assurance.export");
        record.journal().observe(who, "assurance.export", new ObjectRef("network", who.tenant().value()));
        var picture = picture();
        return new Export(
                picture.now(),
                register.all().stream()
                        .map(promise -> picture.status(promise, probes.of(promise.id())))
                        .toList());
    }

    /** The register with its states at one moment. */
    public record Export(Instant at, List<PromiseStatus> promises) {}

    /** One promise with all that its state follows from. */
    public PromiseDetail promise(Principal who, String id) {
        requireAdministrator(who, "assurance.open");
        var promise = register.find(id).orElseThrow(Refusal::notFound);
        var picture = picture();
        var attached = probes.of(id);
        return record.transaction()
                .execute(open -> new PromiseDetail(
                        picture.status(promise, attached),
                        attached.stream().map(picture::status).toList(),
                        evidence.of(id),
                        store.changes(id)));
    }

    /**
     * Signs for evidence. It counts until its end; it never covers a probe that sees the promise broken.
     *
     * @throws Refusal invalid when the promise is one of the program, or a part of the evidence is missing
     */
    public Evidence attest(Principal who, String id, NewEvidence given) {
        requireAdministrator(who, "assurance.attest");
        var promise = register.find(id).orElseThrow(Refusal::notFound);
        var checked = check(promise, given);
        var now = record.clock().instant().truncatedTo(ChronoUnit.MICROS);
        var signed = new Evidence(
                record.ids().next(),
                id,
                checked.name(),
                checked.note(),
                checked.fileSha256(),
                who.user(),
                now,
                checked.validUntil(),
                null);
        keeping(() -> {
            evidence.add(signed);
            record.journal()
                    .record(who, "assurance.attest", new ObjectRef("evidence", signed.id()), Map.of("promise", id));
        });
        return signed;
    }

    /** Takes evidence back; it stays visible as withdrawn. Returns the promise it was for. */
    public String withdraw(Principal who, UUID id) {
        requireAdministrator(who, "assurance.withdraw");
        var promise = record.transaction()
                .execute(open -> evidence.promiseOf(id).orElseThrow(Refusal::notFound));
        keeping(() -> {
            evidence.withdraw(id, record.clock().instant().truncatedTo(ChronoUnit.MICROS));
            record.journal()
                    .record(who, "assurance.withdraw", new ObjectRef("evidence", id), Map.of("promise", promise));
        });
        return promise;
    }

    /**
     * Notes which states have changed since they were last kept. In the transaction of whoever just looked.
     *
     * @param outside what the probes of the installation saw last, read before the transaction began
     */
    void keepChanges(List<ProbeLook> outside) {
        var picture = picture(outside);
        var kept = store.states();
        for (var promise : register.all()) {
            var attached = probes.of(promise.id());
            var now = picture.status(promise, attached).state();
            var was = kept.getOrDefault(promise.id(), PromiseState.NOT_BUILT);
            if (now != was) {
                var change = new StateChange(promise.id(), was, now, picture.now(), picture.observed(attached));
                store.keep(record.ids().next(), change);
            }
        }
    }

    /**
     * Refuses with not-found whoever does not administer the network, and a token that was not made for administering;
     * keeps evidence of the try.
     */
    void requireAdministrator(Principal who, String verb) {
        if (!who.administers(verb) || !who.scopes().contains("admin")) {
            record.journal().denied(who, verb, new ObjectRef("network", who.tenant().value()), "not-an-administrator");
            throw Refusal.notFound();
        }
    }

    /** Does an act and notes, in the same transaction, which states it changed. */
    private void keeping(Runnable act) {
        var outside = installation.looks();
        record.transaction().executeWithoutResult(open -> {
            act.run();
            keepChanges(outside);
        });
    }

    private Picture picture() {
        var outside = installation.looks();
        return record.transaction().execute(open -> picture(outside));
    }

    private Picture picture(List<ProbeLook> outside) {
        var now = record.clock().instant().truncatedTo(ChronoUnit.MICROS);
        var inside = store.looks();
        var looks = new HashMap<String, ProbeLook>();
        outside.forEach(look -> looks.put(look.probe(), look));
        inside.forEach(look -> looks.put(look.probe(), look));
        var woken = woken(inside, now);
        // The installation as a whole is never at rest.
        outside.forEach(look -> woken.put(look.probe(), look.at()));
        return new Picture(looks, woken, evidence.ends(), now);
    }

    /** By probe, when somebody first did something in the network after it looked. Needs a transaction. */
    Map<String, Instant> woken(List<ProbeLook> looks, Instant now) {
        var firsts = record.acts().after(looks.stream().map(ProbeLook::at).toList(), now);
        var woken = new HashMap<String, Instant>();
        for (int i = 0; i < looks.size(); i++) {
            var probe = looks.get(i).probe();
            firsts.get(i).ifPresent(first -> woken.put(probe, first));
        }
        return woken;
    }

    private NewEvidence check(Promise promise, NewEvidence given) {
        if (!promise.kind().attestable()) {
            throw Refusal.of(Refusal.Code.INVALID, "assurance.evidence.error.software");
        }
        var name = given.name().strip();
        if (name.isEmpty() || name.length() > NAME_LIMIT) {
            throw Refusal.invalid("name", "assurance.evidence.error.name");
        }
        var note = given.note().strip();
        if (note.isEmpty() || note.length() > NOTE_LIMIT) {
            throw Refusal.invalid("note", "assurance.evidence.error.note");
        }
        var sha256 = given.fileSha256().strip().toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(sha256).matches()) {
            throw Refusal.invalid("sha256", "assurance.evidence.error.file");
        }
        var now = record.clock().instant();
        if (!given.validUntil().isAfter(now) || given.validUntil().isAfter(now.plus(LONGEST))) {
            throw Refusal.invalid("until", "assurance.evidence.error.until");
        }
        return new NewEvidence(name, note, sha256, given.validUntil());
    }
}
