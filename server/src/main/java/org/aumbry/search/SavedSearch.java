package org.aumbry.search;

import java.util.UUID;

/**
 * A search that a person kept.
 *
 * @param address the question as an address, without a place in the answer
 */
public record SavedSearch(UUID id, String address) {}
