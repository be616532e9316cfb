package org.aumbry.mail;

/** A letter was not delivered. */
final class Undeliverable extends Exception {

    private final Problem problem;
    private final boolean forGood;

    Undeliverable(Problem problem, boolean forGood) {
        super(problem.stored(), null, false, false);
        this.problem = problem;
        this.forGood = forGood;
    }

    Problem problem() {
        return problem;
    }

    /** Whether trying again is of no use. */
    boolean forGood() {
        return forGood;
    }
}
