package org.aumbry.perimeter.web;

import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.perimeter.Ways;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;
import org.aumbry.web.Tab;

/**
 * The two ways in.
 *
 * @param open worded
 * @param reason what was typed, when the form is shown again
 */
public record PerimeterWaysPage(
        OperatorFrame frame,
        List<Tab> tabs,
        Ways.Standing standing,
        String open,
        List<Option> choices,
        String reason,
        FieldErrors errors) {}
