/**
 * Joins flow records into remote-maintenance sessions. Knows no packets, no I/O and no clock: time
 * is that of the observations, so it may stand behind one observer or behind several whose
 * observations were merged. Start at Sessions.
 */
@NullMarked
package eu.sealwatch.agent.session;

import org.jspecify.annotations.NullMarked;
