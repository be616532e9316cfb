package org.aumbry.web;

import java.util.List;
import org.aumbry.kernel.Principal;

/** Supplies groups of the left rail; beans are asked in their {@code @Order}. */
public interface RailSource {

    /** Which rail: that of the library, or that of the pages below {@code /admin}. */
    enum Rail {
        LIBRARY,
        ADMIN
    }

    default Rail rail() {
        return Rail.LIBRARY;
    }

    /** The groups this module adds, already worded; empty when there is nothing this person may see. */
    List<RailGroup> groups(Principal who, Words words);
}
