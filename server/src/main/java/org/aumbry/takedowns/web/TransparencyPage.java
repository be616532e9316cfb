package org.aumbry.takedowns.web;

import java.util.List;

/**
 * What operators did, in numbers.
 *
 * @param years newest first
 */
public record TransparencyPage(List<String> years, List<Line> lines) {

    /** @param counts one for each year */
    public record Line(String what, List<Long> counts) {}
}
