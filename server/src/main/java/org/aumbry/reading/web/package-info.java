/** The reader and its pictures. */
@NullMarked
package org.aumbry.reading.web;

import org.jspecify.annotations.NullMarked;
