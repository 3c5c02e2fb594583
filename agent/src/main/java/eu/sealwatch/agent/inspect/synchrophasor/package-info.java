/** Phasor measurements, IEEE C37.118.2. Start at SynchrophasorInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.synchrophasor;

import org.jspecify.annotations.NullMarked;
