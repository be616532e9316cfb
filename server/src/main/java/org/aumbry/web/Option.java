package org.aumbry.web;

/** One choice of a selection field. */
public record Option(String value, String label) {}
