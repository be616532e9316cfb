package org.aumbry.links.web;

/** Why a link was not made, with the way back to the form. */
public record LinkRefusedPage(String title, String back, String sentence) {}
