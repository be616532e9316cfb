package org.aumbry.networks;

/**
 * How a network shall be called and run.
 *
 * @param idleMinutes after how much rest a sign-in is over; 5 to 10080
 * @param absoluteHours after how much time a sign-in is over in any case; 1 to 2160
 */
public record NetworkChange(String name, String language, int idleMinutes, int absoluteHours) {

    static final int LEAST_IDLE = 5;
    static final int MOST_IDLE = 10_080;
    static final int LEAST_ABSOLUTE = 1;
    static final int MOST_ABSOLUTE = 2_160;
}
