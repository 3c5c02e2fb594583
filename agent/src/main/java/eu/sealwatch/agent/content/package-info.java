/**
 * Signs of what flows in clear carry: kinds of files, and identifiers whose check digits are right.
 * Keeps no content, only counts, masks and keyed hashes. Knows bytes, nothing of packets, flows or
 * protocols beyond where a file may begin. Start at ContentScanner.
 */
@NullMarked
package eu.sealwatch.agent.content;

import org.jspecify.annotations.NullMarked;
