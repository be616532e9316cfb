package org.aumbry.assurance;

import java.util.List;
import java.util.Map;

/**
 * The register with its states.
 *
 * @param promises those that were asked for, in the order of the register
 * @param counts of the whole register; every state has one
 */
public record Board(List<PromiseStatus> promises, Map<PromiseState, Integer> counts) {}
