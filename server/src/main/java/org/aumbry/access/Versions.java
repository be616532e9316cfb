package org.aumbry.access;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbers under which answers are remembered; each becomes visible with the commit it belongs to, in their order.
 *
 * @param all changes with anything
 * @param classes changes with the tree of classes
 * @param people changes with people, their groups and their profiles
 * @param restrictions changes with what labels and other restrictions narrow
 * @param logged from here on it is known which classes were touched
 */
record Versions(long all, long classes, long people, long restrictions, long logged) {

    static Versions read(ResultSet row) throws SQLException {
        return new Versions(
                row.getLong("version"),
                row.getLong("classes"),
                row.getLong("people"),
                row.getLong("restrictions"),
                row.getLong("logged"));
    }
}
