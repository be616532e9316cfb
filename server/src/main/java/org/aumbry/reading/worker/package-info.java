/**
 * The program that takes files apart: a process of its own, without network, disk or keys.
 *
 * <p>Trusts nothing in the file; the server trusts nothing that comes back. Knows no Spring, no tenant, no name. What
 * it may use is given by {@link org.aumbry.reading.worker.Limits} and by the walls around the process.
 */
@NullMarked
package org.aumbry.reading.worker;

import org.jspecify.annotations.NullMarked;
