package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.Wishes;
import org.aumbry.web.Tab;

/** What a person wants to have nothing to do with. */
public record WishesPage(List<Tab> tabs, Wishes.Wish wish) {}
