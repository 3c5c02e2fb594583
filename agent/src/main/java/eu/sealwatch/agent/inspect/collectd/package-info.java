/** collectd's binary protocol. Start at CollectdInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.collectd;

import org.jspecify.annotations.NullMarked;
