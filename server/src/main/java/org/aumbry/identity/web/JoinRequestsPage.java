package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.JoinRequest;

/** Who asks to join. */
public record JoinRequestsPage(List<JoinRequest> requests) {}
