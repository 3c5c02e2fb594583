/** Siemens S7 controllers. Start at S7commInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.s7comm;

import org.jspecify.annotations.NullMarked;
