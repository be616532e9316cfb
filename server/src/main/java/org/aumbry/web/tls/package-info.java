/** How the server is reached: TLS with its certificate, and the door for those who come without. */
@NullMarked
package org.aumbry.web.tls;

import org.jspecify.annotations.NullMarked;
