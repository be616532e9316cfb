package org.aumbry.resilience.web;

import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.resilience.Maintenance;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;

/** Announcing maintenance. What was typed comes back with the errors. */
public record MaintenancePage(
        OperatorFrame frame,
        List<Tab> tabs,
        List<Maintenance.Window> windows,
        String begins,
        String minutes,
        String note,
        FieldErrors errors) {}
