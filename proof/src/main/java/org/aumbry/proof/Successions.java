package org.aumbry.proof;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * How one key of a journal vouches for the next.
 *
 * <p>Shape: a note (C2SP signed-note) of four lines, {@code origin}, {@code key succession}, a number of entries, and
 * the next key as text; signed by the key before. Heads that cover more entries are signed by the next key.
 */
final class Successions {

    private static final String SECOND_LINE = "key succession";
    private static final int LINES = 5;

    private final List<Note> notes = new ArrayList<>();

    /** What a note says, with the key that it says it of; who signed it is looked at later. */
    private record Note(Head signed, String origin, long from, Key next) {}

    /** Several notes one after another. */
    void addAll(String text) {
        var note = new StringBuilder();
        boolean signed = false;
        for (var line : text.split("\n", -1)) {
            if (signed && !line.startsWith("— ")) {
                add(note.toString());
                note.setLength(0);
                signed = false;
            }
            signed |= line.startsWith("— ");
            note.append(line).append('\n');
        }
        if (signed) {
            add(note.toString());
        }
    }

    /** @throws IllegalArgumentException with a sentence, when it is none */
    void add(String text) {
        int blank = text.lastIndexOf("\n\n");
        var lines = blank < 0 ? new String[0] : text.substring(0, blank + 1).split("\n", -1);
        if (lines.length != LINES || !lines[1].equals(SECOND_LINE) || !lines[2].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("a succession of keys is no such note.");
        }
        var next = Key.parse(lines[3]).filter(Key::ofLog)
                .orElseThrow(() -> new IllegalArgumentException("a succession names no key."));
        var signatures = Head.parse(lines[0] + "\n0\n"
                + Base64.getEncoder().encodeToString(new byte[Sha256.BYTES]) + "\n\n" + text.substring(blank + 2));
        notes.add(new Note(
                new Head(text.substring(0, blank + 1), lines[0], 0, new byte[0], signatures.signatures()),
                lines[0], Long.parseLong(lines[2]), next));
    }

    /** A key and from which size on heads are signed by it. */
    record Valid(Key key, long from) {}

    /** The keys that follow from one that is trusted, itself first; a note that nobody trusted signed is a fault. */
    List<Valid> from(Key trusted, Report report) {
        var chain = new ArrayList<Valid>();
        chain.add(new Valid(trusted, 0));
        for (var note : notes) {
            var last = chain.getLast();
            boolean known = chain.stream().anyMatch(valid -> valid.key().equals(note.next()));
            if (known) {
                continue;
            }
            if (note.signed().signedBy(last.key()) == Head.Verdict.SIGNED
                    && note.origin().equals(trusted.name())
                    && note.next().name().equals(trusted.name())
                    && note.from() >= last.from()) {
                chain.add(new Valid(note.next(), note.from()));
                report.fact("The key " + last.key().text() + " vouches for " + note.next().text() + " from entry "
                        + note.from() + " on.");
            } else if (chain.size() > 1 || !leadsTo(trusted, note)) {
                report.fault("A key of this journal was replaced without the word of the key before.");
            }
        }
        return chain;
    }

    /** Whether a later note ends at the trusted key: then earlier ones say nothing about it. */
    private boolean leadsTo(Key trusted, Note note) {
        return notes.subList(notes.indexOf(note), notes.size()).stream()
                .anyMatch(later -> later.next().equals(trusted));
    }
}
