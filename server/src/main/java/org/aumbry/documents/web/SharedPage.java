package org.aumbry.documents.web;

import java.util.List;

/** What others shared with the asker out of places they may not look inside. */
public record SharedPage(List<FileLine> lines) {}
