package org.aumbry.collectors;

/** A destination did not take what it was sent. The problem is a code of a closed list, told to administrators. */
final class NotTakenException extends RuntimeException {

    private final String problem;

    NotTakenException(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
