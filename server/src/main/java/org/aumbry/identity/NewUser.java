package org.aumbry.identity;

/**
 * A person to be added.
 *
 * @param name as they write it; 1 to 120 characters
 * @param email one address; taken once in a tenant
 */
public record NewUser(String name, String email, Role role, String language) {

    @Override
    public String toString() {
        return "new " + role.stored();
    }
}
