/** Bitcoin's network of peers. Start at BitcoinInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.bitcoin;

import org.jspecify.annotations.NullMarked;
