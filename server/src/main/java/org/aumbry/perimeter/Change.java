package org.aumbry.perimeter;

/** A line of a configuration that came or went. */
public record Change(boolean added, String line) {}
