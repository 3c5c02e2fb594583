/** The Checkmk agent. Start at CheckmkInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.checkmk;

import org.jspecify.annotations.NullMarked;
