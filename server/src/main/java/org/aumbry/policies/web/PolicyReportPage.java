package org.aumbry.policies.web;

import java.util.List;
import org.aumbry.web.Option;

/** How the policy differs from a preset. @param alone whether a second administrator is wanted */
public record PolicyReportPage(
        String preset, List<Option> presets, String sentence, List<PolicyReviewPage.Row> rows, boolean alone) {}
