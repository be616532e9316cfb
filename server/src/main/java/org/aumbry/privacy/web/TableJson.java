package org.aumbry.privacy.web;

import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.privacy.Facts;
import org.aumbry.privacy.PersonalTable;

/**
 * A table about people as a program reads it. What nobody wrote down is empty.
 *
 * @param times each as {@code id=period}, with a blank between
 */
record TableJson(
        String table,
        String module,
        boolean marked,
        String purpose,
        List<String> also,
        String whose,
        String life,
        String times,
        List<FieldJson> fields) {

    record FieldJson(String field, String type, String form, String seenBy, String note) {}

    static TableJson of(PersonalTable table) {
        var entry = table.entry();
        return new TableJson(
                table.fullName(),
                table.module(),
                table.marked(),
                entry == null ? "" : entry.purpose().word(),
                entry == null ? List.of() : entry.also().stream().map(each -> each.word()).sorted().toList(),
                entry == null ? "" : entry.whose().word(),
                entry == null ? "" : entry.life().word(),
                table.keepings().stream()
                        .map(each -> each.id() + "=" + Facts.iso(each.time()))
                        .collect(Collectors.joining(" ")),
                table.fields().stream()
                        .map(field -> new FieldJson(
                                field.name(), field.type(), field.form().word(),
                                field.sight() == null ? "" : field.sight().word(), field.note()))
                        .toList());
    }
}
