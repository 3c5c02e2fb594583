/** Programming of Triconex safety controllers. Start at TristationInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.tristation;

import org.jspecify.annotations.NullMarked;
