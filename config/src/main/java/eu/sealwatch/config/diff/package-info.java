/**
 * What differs between two policies in meaning, and whether it allows more or less. Knows nothing
 * of files' texts. Start at PolicyDiff.
 */
@NullMarked
package eu.sealwatch.config.diff;

import org.jspecify.annotations.NullMarked;
