/** Mining pools. Start at MiningInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mining;

import org.jspecify.annotations.NullMarked;
