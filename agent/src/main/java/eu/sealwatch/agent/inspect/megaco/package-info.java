/** MEGACO, which is H.248. Start at MegacoInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.megaco;

import org.jspecify.annotations.NullMarked;
