package org.aumbry.assurance;

/** The real register for tests of other packages, without starting the program. */
public final class RegisterFixture {

    private RegisterFixture() {}

    public static Register register() {
        return new Register();
    }
}
