package org.aumbry.spaces.web;

import org.aumbry.spaces.SpaceCard;

/** A space as seen from outside: name, purpose and the way in. */
public record SpaceDoorPage(SpaceCard card) {}
