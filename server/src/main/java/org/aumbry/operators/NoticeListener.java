package org.aumbry.operators;

/** Hears of every entry that a network is told of; each module does what it thinks the network should know besides. */
public interface NoticeListener {

    /** Called inside the network, in the transaction that puts the entry into its journal. */
    void told(InstallationEntry entry);
}
