/**
 * The journal as evidence: a Merkle tree over the entries of each network, its signed heads, and what proves them.
 *
 * <p>Owns the tables {@code journal_leaf}, {@code journal_tree}, {@code journal_tile}, {@code journal_checkpoint},
 * {@code journal_key}, {@code journal_witness}, {@code journal_cosignature}, {@code journal_head_mail} and {@code
 * journal_view}. Promises that an entry is in the tree seconds after it was committed, at one place and for good; that
 * no two signed heads contradict each other; and that erasing a person leaves every proof valid. Trusts neither the
 * journal's rows nor its own when it checks: it computes anew. Trusts a witness to say what it saw and nothing more.
 */
@NullMarked
@ApplicationModule(
        displayName = "Checkpoints",
        allowedDependencies = {"kernel", "crypto", "data", "journal", "web", "networks", "mail", "identity", "access"})
package org.aumbry.checkpoints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
