package org.aumbry.kernel;

import java.util.UUID;

/**
 * Names any object of a tenant in an audit entry, a decision or a link.
 *
 * @param kind lower-case noun as used in addresses: {@code space}, {@code folder}, {@code document}, {@code snip}, ...
 */
public record ObjectRef(String kind, UUID id) {}
