package org.aumbry.web;

/**
 * One step of a wizard.
 *
 * @param state {@code done}, {@code current} or {@code ahead}
 */
public record Step(String label, String state) {}
