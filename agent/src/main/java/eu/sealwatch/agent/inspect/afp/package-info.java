/** Apple's file protocol over DSI. Starts at AfpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.afp;

import org.jspecify.annotations.NullMarked;
