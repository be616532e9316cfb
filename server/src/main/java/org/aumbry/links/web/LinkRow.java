package org.aumbry.links.web;

import java.util.List;

/**
 * One link in a list.
 *
 * @param title what it leads to; the bare word for its kind when the asker may not know
 * @param detail by whom, until when, how often opened
 * @param chips what bounds it
 */
public record LinkRow(String id, String title, String detail, List<String> chips) {}
