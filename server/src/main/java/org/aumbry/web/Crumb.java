package org.aumbry.web;

/** One step of the path above a page's title. */
public record Crumb(String label, String href) {}
