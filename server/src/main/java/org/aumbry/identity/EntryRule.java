package org.aumbry.identity;

/**
 * Decides whether someone recognised may come in from where they are, now. Asked on every request and at every sign-
 * in.
 */
public interface EntryRule {

    /**
     * Refuses whoever may not come in, and keeps evidence of it.
     *
     * @throws org.aumbry.kernel.Refusal denied, or not signed in when the visitor shall learn nothing
     */
    void require(Visit visit);
}
