/** Beckhoff TwinCAT. Start at AdsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ads;

import org.jspecify.annotations.NullMarked;
