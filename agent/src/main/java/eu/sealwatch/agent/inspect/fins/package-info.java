/** OMRON controllers. Start at FinsInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.fins;

import org.jspecify.annotations.NullMarked;
