package org.aumbry.federation.web;

/** The form for a new provider of one kind. */
public record NewProviderPage(String kind, ProviderForm form) {}
