/**
 * Checks what a journal says without its network, its database or Aumbry: trees, signatures, older heads and opened
 * values. Formats: {@code docs/formats/journal-leaf-v1.md} and {@code journal-bundle-v1.md}.
 */
package org.aumbry.proof;
