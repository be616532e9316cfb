package org.aumbry.reading;

import java.util.UUID;

/** Where one picture is kept. */
record PictureRow(String role, int ordinal, UUID blob, long from, int size, int width, int height) {}
