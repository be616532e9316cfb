package org.aumbry.data;

import java.util.UUID;

/** The place of one sealed value: what was sealed for one cell opens in no other. */
public record Cell(String table, UUID row, String column) {

    @Override
    public String toString() {
        return table + "." + column + " of row " + row;
    }
}
