package org.aumbry.checkpoints.web;

/** Checks a journal's file in the browser, without a server. */
public record VerifyPage() {}
