package org.aumbry.assurance;

import java.util.List;

/** A promise with everything that its state follows from. */
public record PromiseDetail(
        PromiseStatus status, List<ProbeStatus> probes, List<Evidence> evidence, List<StateChange> changes) {}
