/** RadminInspector implements , one class. Start at RadminInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.radmin;

import org.jspecify.annotations.NullMarked;
