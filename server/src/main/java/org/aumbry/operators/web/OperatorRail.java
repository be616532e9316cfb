package org.aumbry.operators.web;

import java.util.List;
import org.aumbry.web.RailLink;
import org.aumbry.web.Words;

/** Adds pages to the operators' rail; beans are asked in their {@code @Order}. */
public interface OperatorRail {

    List<RailLink> links(Words words);
}
