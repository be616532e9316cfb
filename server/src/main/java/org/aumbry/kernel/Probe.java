package org.aumbry.kernel;

import java.time.Duration;
import java.util.List;

/**
 * Looks whether one control really holds, now, in the running product.
 *
 * <p>Each module registers the probes of the promises it keeps. A probe must be able to fail: a test breaks its control
 * and sees the answer turn. It changes nothing that a person would notice and finishes within seconds.
 */
public interface Probe {

    /** Where a probe looks: once for the installation, or in each network with that network's scope entered. */
    enum Reach {
        INSTALLATION,
        NETWORK
    }

    /**
     * What was seen.
     *
     * @param holds whether the control held
     * @param observed one plain English sentence with the figures seen; never content, titles or names
     */
    record Result(boolean holds, String observed) {

        public static Result holds(String observed) {
            return new Result(true, observed);
        }

        public static Result fails(String observed) {
            return new Result(false, observed);
        }
    }

    /** Stable name: module, dot, control; for example {@code crypto.blob-flip}. */
    String id();

    /** Ids of the promises this control keeps, as in the register; for example {@code XAAS-17}. */
    List<String> promises();

    Reach reach();

    /**
     * How often it looks by itself; once a day in a network in which nobody has done anything since it looked. An
     * answer older than two of these says nothing any more.
     */
    default Duration every() {
        return Duration.ofHours(1);
    }

    Result look();
}
