package org.aumbry.reviews.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTests {

    @Test
    void nothingIsTakenForAFormula() {
        for (var dangerous : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%0A")) {
            assertThat(Csv.cell(dangerous)).startsWith("\"'");
        }
        assertThat(Csv.cell("Bo \"B\" Berg")).isEqualTo("\"Bo \"\"B\"\" Berg\"");
        assertThat(Csv.line(List.of("a", "b"))).isEqualTo("\"a\",\"b\"\r\n");
    }
}
