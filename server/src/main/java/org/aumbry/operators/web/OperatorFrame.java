package org.aumbry.operators.web;

import java.util.List;
import org.aumbry.web.RailLink;

/** What stands around every operators' page: who is signed in, and where they can go. */
public record OperatorFrame(String name, List<RailLink> links) {}
