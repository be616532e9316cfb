package org.aumbry.resilience.web;

import java.util.List;
import org.aumbry.resilience.Maintenance;

/**
 * How the installation is, for everybody.
 *
 * @param running maintenance that is now
 * @param planned maintenance to come, the soonest first
 * @param past what is over since a week
 */
public record StatusPage(
        List<Maintenance.Window> running, List<Maintenance.Window> planned, List<Maintenance.Window> past) {}
