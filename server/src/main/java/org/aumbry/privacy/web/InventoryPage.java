package org.aumbry.privacy.web;

import java.util.List;
import org.aumbry.web.Tab;

/**
 * Every field that is about people.
 *
 * @param fields how many, and {@code encrypted} how many of them are encrypted
 * @param forgotten names of tables without a purpose; none when all is well
 */
public record InventoryPage(
        List<Tab> tabs, int fields, int encrypted, List<String> forgotten, List<Group> groups) {

    /** Tables of one purpose. */
    public record Group(String purpose, List<Table> tables) {}

    /**
     * @param marked whether the schema marks it as personal; otherwise it only names who did something
     * @param also what it serves besides; empty for nothing
     */
    public record Table(String name, boolean marked, String whose, String also, String life, List<Line> fields) {}

    public record Line(String name, String type, String form, String formWord, String sight, String note) {}
}
