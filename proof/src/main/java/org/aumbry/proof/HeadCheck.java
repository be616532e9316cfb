package org.aumbry.proof;

import java.util.ArrayList;
import java.util.List;

/** Whether a head is signed by whom it should be, and what the heads that were kept earlier demand of the tree. */
final class HeadCheck {

    private final Trust trust;
    private final Report report;
    private final List<Head> kept = new ArrayList<>();

    HeadCheck(Trust trust, Report report) {
        this.trust = trust;
        this.report = report;
    }

    /**
     * @param own the key that came with the file; null when none did
     * @param successions how that key came about
     */
    void check(Head head, Key own, Successions successions) {
        var trusted = trusted(head, own);
        if (trusted == null) {
            return;
        }
        var chain = successions.from(trusted, report);
        var key = chain.stream()
                .filter(valid -> valid == chain.getFirst() || valid.from() < head.size())
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .key();
        if (own != null && !own.equals(key)) {
            report.fault("The file came with another key than the one you trust.");
        }
        switch (head.signedBy(key)) {
            case SIGNED -> report.fact("The head is signed by " + key.text() + ".");
            case WRONG -> report.fault("The signature of the head is wrong: it was changed, or signed anew.");
            case ABSENT -> report.fault("The head is not signed by the key " + key.text() + ".");
        }
        if (!head.origin().equals(key.name())) {
            report.fault("The head speaks of another journal than the key.");
        }
        witnesses(head);
        keptHeads(head, chain);
    }

    private Key trusted(Head head, Key own) {
        if (trust.keys().isEmpty()) {
            if (own == null) {
                report.fault("No key is known: give one with --key.");
            } else {
                report.fact("The key came with the file; that it is the network's key has to be compared elsewhere.");
            }
            return own;
        }
        return trust.keys().stream()
                .filter(each -> each.equals(own) || own == null && head.names(each))
                .findFirst()
                .orElse(trust.keys().getFirst());
    }

    private void witnesses(Head head) {
        for (var witness : trust.witnesses()) {
            switch (head.signedBy(witness)) {
                case SIGNED -> report.fact("The witness " + witness.name() + " signed the head too.");
                case WRONG -> report.fault("The signature of the witness " + witness.name() + " is wrong.");
                case ABSENT -> report.fault("The witness " + witness.name() + " did not sign the head.");
            }
        }
    }

    private void keptHeads(Head head, List<Successions.Valid> chain) {
        for (var note : trust.kept()) {
            var old = Head.parse(note);
            if (!old.origin().equals(head.origin())) {
                report.fault("The head that you kept is of another journal: " + old.origin() + ".");
            } else if (chain.stream().noneMatch(valid -> old.signedBy(valid.key()) == Head.Verdict.SIGNED)) {
                report.fault("The head that you kept of " + old.size() + " entries is signed by another key.");
            } else if (old.size() > head.size()) {
                report.fault("The journal was set back: it has " + head.size() + " entries, and had " + old.size()
                        + " when you kept its head.");
            } else {
                kept.add(old);
            }
        }
    }

    /** Heads whose tree must be the beginning of this one. */
    List<Head> kept() {
        return kept;
    }
}
