/** L2TP. Start at L2tpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.l2tp;

import org.jspecify.annotations.NullMarked;
