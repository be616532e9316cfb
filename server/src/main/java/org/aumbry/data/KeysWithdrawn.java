package org.aumbry.data;

import org.aumbry.kernel.TenantId;

/**
 * Keys of a tenant were changed, sealed or destroyed, here or on another node: whatever this process holds opened of
 * that tenant has to go. Published on every node, within seconds of the act.
 */
public record KeysWithdrawn(TenantId tenant) {}
