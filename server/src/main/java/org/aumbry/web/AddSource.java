package org.aumbry.web;

import java.util.List;
import org.aumbry.kernel.Principal;

/** Supplies what the header's Add button offers; beans are asked in their {@code @Order}. */
public interface AddSource {

    List<AddChoice> choices(Principal who, Words words);
}
