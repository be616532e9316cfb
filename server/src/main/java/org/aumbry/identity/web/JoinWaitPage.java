package org.aumbry.identity.web;

/** Says that an administrator decides. */
public record JoinWaitPage(String network) {}
