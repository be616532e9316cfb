package org.aumbry.kernel;

/**
 * Somebody outside the program to whom something about people can go.
 *
 * @param id stable name: module, dot, whom; for example {@code mail.server}
 * @param inUse whether it goes there now
 */
public record Disclosure(String id, boolean inUse) {}
