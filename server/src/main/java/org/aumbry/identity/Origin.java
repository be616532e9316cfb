package org.aumbry.identity;

/**
 * Where a request comes from, as the gate found out.
 *
 * @param address the client's address as text, found through trusted proxies
 * @param agent what the browser or program calls itself; only ever shown, never believed
 */
public record Origin(String address, String agent) {

    private static final int AGENT_LIMIT = 400;

    public Origin {
        agent = agent.substring(0, Math.min(agent.length(), AGENT_LIMIT));
    }
}
