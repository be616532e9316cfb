package org.aumbry.networks;

/** Lays over the values that are kept what holds instead for the time being. Asked on every reading. */
public interface PolicyOverlay {

    /** What holds; the values given when nothing else does. Called in the reader's transaction. */
    PolicyValues over(PolicyValues kept);
}
