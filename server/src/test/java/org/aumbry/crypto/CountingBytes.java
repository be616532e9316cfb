package org.aumbry.crypto;

/**
 * Gives 0, 1, 2, ... with the last byte raised by one for each request: for re-computing examples, and nothing
 * else.
 */
public final class CountingBytes extends Randomness {

    private int requests;

    @Override
    public void fill(byte[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (byte) i;
        }
        target[target.length - 1] += (byte) requests++;
    }
}
