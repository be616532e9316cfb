package org.aumbry.proof;

import java.util.ArrayList;
import java.util.List;

/** What was found, in sentences. */
public final class Report {

    private static final int MOST_KEPT = 1000;

    private final List<String> facts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long faultCount;

    void fact(String sentence) {
        facts.add(sentence);
    }

    void fault(String sentence) {
        faultCount++;
        if (faults.size() < MOST_KEPT) {
            faults.add(sentence);
        }
    }

    public boolean holds() {
        return faultCount == 0;
    }

    /** What was looked at. */
    public List<String> facts() {
        return List.copyOf(facts);
    }

    /** What does not hold; the first thousand. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    public long faultCount() {
        return faultCount;
    }
}
