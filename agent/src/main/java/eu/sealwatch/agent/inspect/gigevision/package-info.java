/** GigE Vision cameras: control and stream. Start at GvcpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.gigevision;

import org.jspecify.annotations.NullMarked;
