package org.aumbry.web;

import java.util.List;

/**
 * A titled list of links in the rail.
 *
 * @param title empty for the untitled first group
 */
public record RailGroup(String title, List<RailLink> links) {}
