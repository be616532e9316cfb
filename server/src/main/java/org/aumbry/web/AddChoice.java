package org.aumbry.web;

/**
 * One thing a person may add.
 *
 * @param hint one sentence: what it is and who will see it
 * @param href the page with the form
 * @param icon a symbol of the sprite
 */
public record AddChoice(String label, String hint, String href, String icon) {}
