/**
 * Shares the packets of one capture among workers, each an observer on a thread of its own, and
 * brings what they observe back into one order. Knows packets and observers, and neither files nor
 * the network. Start at Observers.
 */
@NullMarked
package eu.sealwatch.agent.work;

import org.jspecify.annotations.NullMarked;
