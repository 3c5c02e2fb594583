/**
 * Which country and autonomous system an address belongs to, by files that a person puts beside the
 * policy. Nothing is bundled and nothing is asked over the network. Start at Places.
 */
@NullMarked
package eu.sealwatch.config.geo;

import org.jspecify.annotations.NullMarked;
