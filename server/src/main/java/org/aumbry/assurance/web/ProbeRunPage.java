package org.aumbry.assurance.web;

/**
 * Probes looking now, or having looked.
 *
 * @param href this page's own address
 * @param progress how far it has come, worded
 * @param result how it ended, worded; empty while it goes on
 */
public record ProbeRunPage(String href, int done, int total, String progress, String result, boolean broken) {

    public boolean finished() {
        return !result.isEmpty();
    }
}
