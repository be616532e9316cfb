package org.aumbry.kernel;

/** Number of the container whose grants decide about a row; every row that someone may not see carries one. */
public record AccessClass(long value) {}
