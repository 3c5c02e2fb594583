/**
 * jOOQ over SQLite: a projection of the evidence log, which can be rebuilt from it. Start at Store.
 */
@NullMarked
package eu.sealwatch.collector.store;

import org.jspecify.annotations.NullMarked;
