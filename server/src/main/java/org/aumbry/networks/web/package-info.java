/** The HTTP side of networks: the pages of the first run. */
@NullMarked
package org.aumbry.networks.web;

import org.jspecify.annotations.NullMarked;
