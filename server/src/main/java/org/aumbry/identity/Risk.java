package org.aumbry.identity;

/** What makes a sign-in worth a second look. */
public enum Risk {
    /** The person, who has other devices, was never seen on this one before. */
    NEW_DEVICE,
    /** The person was never seen in that network range before. */
    NEW_NETWORK,
    /** The browser is older than the network wants. */
    OLD_CLIENT
}
