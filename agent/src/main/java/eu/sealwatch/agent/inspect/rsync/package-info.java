/** RsyncInspector implements , one class. Start at RsyncInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.rsync;

import org.jspecify.annotations.NullMarked;
