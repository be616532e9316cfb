package org.aumbry.operators;

import java.util.Set;

/** Carries out what was ordered; each module answers for its own kinds. */
public interface OrderHandler {

    Set<Order.Kind> kinds();

    /**
     * Does it, completely or not at all. Called by the program itself, in no transaction and outside any network;
     * repeating it, after a crash, does nothing more.
     *
     * @throws org.aumbry.kernel.Refusal when it can't be done and never will
     */
    void carryOut(Order order);
}
