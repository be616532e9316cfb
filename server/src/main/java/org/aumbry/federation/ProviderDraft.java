package org.aumbry.federation;

/**
 * A provider as an administrator has described it, checked for form.
 *
 * @param secret what we show the provider; empty to keep what is there
 */
record ProviderDraft(String name, ProviderSettings settings, Welcome welcome, String secret) {

    @Override
    public String toString() {
        return "draft of a " + settings.kind().stored() + " provider";
    }
}
