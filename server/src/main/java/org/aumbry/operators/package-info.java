/**
 * Those who run the installation: who they are, how they sign in, what they see and do, and the evidence of it.
 *
 * <p>Owns, in the control database, the tables {@code operator_account}, {@code operator_passkey}, {@code
 * operator_session}, {@code operator_link}, {@code operator_record}, {@code installation_entry}, {@code
 * operator_notice}, {@code operator_order} and {@code network_suspension}, and in each network {@code operator_act} and
 * {@code operator_digest}. Promises that an operator comes in by a passkey only and only while their records are in
 * date, that work done for one is lent no key to anyone's content, that what touches a network takes two of them and
 * stands in that network's own journal within a minute, and that no entry of the installation's journal can be changed
 * unnoticed. Trusts no row it reads back to be unforged.
 */
@NullMarked
@ApplicationModule(
        displayName = "Operators",
        allowedDependencies = {
            "kernel", "crypto", "data", "journal", "blobs", "web", "networks", "mail", "identity",
            "identity::web"
        })
package org.aumbry.operators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
