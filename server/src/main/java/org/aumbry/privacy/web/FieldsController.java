package org.aumbry.privacy.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.kernel.Principal;
import org.aumbry.privacy.Field;
import org.aumbry.privacy.Inventory;
import org.aumbry.privacy.PersonalTable;
import org.aumbry.privacy.Purpose;
import org.aumbry.web.Views;
import org.aumbry.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The inventory of personal fields, as a page and as files. */
@Controller
class FieldsController {

    private final Inventory inventory;
    private final Views views;
    private final JsonMapper json;

    FieldsController(Inventory inventory, Views views, JsonMapper json) {
        this.inventory = inventory;
        this.views = views;
        this.json = json;
    }

    @GetMapping(PrivacyTabs.INVENTORY)
    View page(Principal who, Words words) {
        var tables = inventory.tables(who);
        var groups = new ArrayList<InventoryPage.Group>();
        for (var purpose : Purpose.values()) {
            var own = tables.stream()
                    .filter(table -> table.entry() != null && table.entry().purpose() == purpose)
                    .map(table -> row(words, table))
                    .toList();
            if (!own.isEmpty()) {
                groups.add(new InventoryPage.Group(PrivacyWords.purpose(words, purpose.word()), own));
            }
        }
        var fields = tables.stream().flatMap(table -> table.fields().stream()).toList();
        long encrypted = fields.stream().filter(field -> field.form() == Field.Form.SEALED).count();
        var forgotten = tables.stream().filter(each -> each.entry() == null).map(PersonalTable::fullName).toList();
        return views.page(new InventoryPage(
                PrivacyTabs.of(words, PrivacyTabs.INVENTORY), fields.size(), (int) encrypted, forgotten, groups));
    }

    @GetMapping(PrivacyTabs.INVENTORY + ".json")
    ResponseEntity<String> asJson(Principal who) {
        var lines = inventory.export(who).stream().map(TableJson::of).toList();
        return Files.json("personal-fields.json", json.writeValueAsString(lines));
    }

    /** A line for each field. */
    @GetMapping(PrivacyTabs.INVENTORY + ".csv")
    ResponseEntity<String> asCsv(Principal who) {
        var rows = inventory.export(who).stream()
                .map(TableJson::of)
                .flatMap(table -> table.fields().stream().map(field -> List.of(
                        table.table(), field.field(), field.type(), table.module(), table.purpose(), table.whose(),
                        table.life(), table.times(), field.form(), field.seenBy(), field.note())))
                .toList();
        return Files.csv("personal-fields.csv", List.of(
                "table", "field", "type", "module", "purpose", "whose", "as_long_as", "then", "form", "seen_by",
                "note"), rows);
    }

    private static InventoryPage.Table row(Words words, PersonalTable table) {
        var entry = table.entry();
        var whose = entry == null ? "" : PrivacyWords.whose(words, List.of(entry.whose().word()));
        var also = entry == null
                ? ""
                : entry.also().stream()
                        .map(each -> PrivacyWords.purpose(words, each.word()))
                        .collect(Collectors.joining(", "));
        var lines = table.fields().stream()
                .map(field -> new InventoryPage.Line(
                        field.name(), field.type(), field.form().word(),
                        words.t("privacy.form." + field.form().word()), PrivacyWords.sight(words, field),
                        field.note()))
                .toList();
        return new InventoryPage.Table(
                table.fullName(), table.marked(), whose, also, PrivacyWords.life(words, table), lines);
    }
}
