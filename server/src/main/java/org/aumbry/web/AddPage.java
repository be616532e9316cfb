package org.aumbry.web;

import java.util.List;

/** What the Add button offers, when it is a page of its own. */
public record AddPage(List<AddChoice> choices) {}
