package org.aumbry.identity.web;

import org.aumbry.identity.DomainJoining;
import org.aumbry.web.FieldErrors;

/** Coming in by an address of a proven domain. */
public record DomainJoinPage(
        String link, DomainJoining.Offer offer, String name, String language, FieldErrors errors) {}
