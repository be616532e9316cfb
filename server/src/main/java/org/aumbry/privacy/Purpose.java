package org.aumbry.privacy;

import java.util.Locale;

/** What something about people is stored for. */
public enum Purpose {
    /** Having an account, a profile, groups. */
    ACCOUNT,
    /** Letting the right person in and nobody else. */
    SIGN_IN,
    /** Keeping, reading and finding what people bring in and write. */
    CONTENT,
    /** Giving access, taking it, and looking over who has it. */
    ACCESS,
    /** Noticing misuse and limiting it. */
    PROTECTION,
    /** Being able to say who did what. */
    EVIDENCE,
    /** Running the network: policies, terms, keys, reviews. */
    ADMINISTRATION,
    /** Sending letters. */
    MAIL,
    /** Taking acts back and going back in time. */
    RECOVERY,
    /** Letting other programs work for a person. */
    PROGRAMS,
    /** Help by those who run the installation, with consent. */
    SUPPORT,
    /** Reports of content and taking it down. */
    LAW,
    /** Figures about use, of enough people together. */
    FIGURES,
    /** Running the installation. */
    OPERATION;

    /** The form in files, messages and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
