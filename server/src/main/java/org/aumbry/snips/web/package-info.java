/** Pages and addresses of snips: taking one, the library, the pane beside the reader, export. */
@NullMarked
package org.aumbry.snips.web;

import org.jspecify.annotations.NullMarked;
