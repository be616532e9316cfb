/**
 * The databases: the embedded server or an external one, shards, each tenant's schema and role, migrations, the tenant
 * scope, and sealed columns.
 *
 * <p>Owns the table {@code tenant} of the control database and the key table of each tenant. Promises that a statement
 * reaches a tenant's tables only inside that tenant's scope and a transaction, under that tenant's own database role,
 * and that nothing of it is left on the pooled connection afterwards. Trusts nobody to name a schema.
 */
@NullMarked
@ApplicationModule(displayName = "Data", allowedDependencies = {"kernel", "crypto"})
package org.aumbry.data;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
