package org.aumbry.identity;

/**
 * Where a request comes from, as the gate found out.
 *
 * @param address the client's address as text, found through trusted proxies
 * @param agent what the browser or program calls itself; only ever shown, never believed
 * @param device what the browser keeps to be known again, as it sent it; empty when it keeps nothing
 */
public record Origin(String address, String agent, String device) {

    private static final int AGENT_LIMIT = 400;

    public Origin {
        agent = agent.substring(0, Math.min(agent.length(), AGENT_LIMIT));
    }

    /** From something that keeps nothing. */
    public Origin(String address, String agent) {
        this(address, agent, "");
    }

    @Override
    public String toString() {
        return "origin";
    }
}
