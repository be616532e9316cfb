package org.aumbry.spaces;

/** What an administrator of a space decides about it: its words, how people come in, who knows it exists. */
public record SpaceSettings(String name, String purpose, JoinMode joinMode, boolean listed) {}
