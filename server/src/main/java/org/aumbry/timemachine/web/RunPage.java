package org.aumbry.timemachine.web;

import java.time.Instant;
import java.util.List;

/**
 * What became of a restore.
 *
 * @param back where it was asked for
 * @param told what was done, one sentence each
 * @param root the digest of what stands, as hexadecimal; empty before
 * @param state waiting, running, done, undone or failed
 * @param logged how the whole state compares with the journal; empty when it was not compared
 * @param verified how the digest compares; empty before
 */
public record RunPage(
        String address,
        String back,
        String place,
        Instant at,
        Instant askedAt,
        String who,
        String state,
        int step,
        int steps,
        List<String> told,
        String verified,
        boolean same,
        String root,
        String logged,
        String failure,
        boolean undoable) {

    public boolean ended() {
        return state.equals("done") || state.equals("failed");
    }
}
