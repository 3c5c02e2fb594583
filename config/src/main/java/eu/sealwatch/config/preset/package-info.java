/**
 * Encryption guidelines as data: one preset for each authority and edition, graded by date. Start
 * at Presets.
 */
@NullMarked
package eu.sealwatch.config.preset;

import org.jspecify.annotations.NullMarked;
