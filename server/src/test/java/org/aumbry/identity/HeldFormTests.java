package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldFormTests {

    @Test
    void aFormComesBackAsItWasSent() {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("name", List.of("a=b&c\nd + é %"));
        fields.put("scopes", List.of("read", "write"));
        fields.put("empty", List.of(""));
        var form = new HeldForm("/x/y?tab=1&q=a%20b", fields);
        assertThat(HeldForm.of(form.text())).isEqualTo(form);
        assertThat(form.path()).isEqualTo("/x/y");
        assertThat(form.query()).isEqualTo("tab=1&q=a%20b");
        assertThat(form.again("_held", "1")).isEqualTo("/x/y?tab=1&q=a%20b&_held=1");
        assertThat(form.toString()).doesNotContain("scopes").doesNotContain("tab");
    }

    @Test
    void aFormWithoutFieldsAndQueryIsOneToo() {
        var form = new HeldForm("/x", new LinkedHashMap<>());
        assertThat(HeldForm.of(form.text())).isEqualTo(form);
        assertThat(form.query()).isEmpty();
        assertThat(form.again("_held", "1")).isEqualTo("/x?_held=1");
    }
}
