package org.aumbry.sample;

import java.util.Locale;

/**
 * One real document that the program made of its own text.
 *
 * @param fileName with its extension; unique among all sample documents
 * @param title as people read it in lists
 */
public record SampleDocument(String fileName, String title, String mediaType, Locale language, byte[] content) {}
