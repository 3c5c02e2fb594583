/** KNX building control over IP. Start at KnxnetInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.knxnet;

import org.jspecify.annotations.NullMarked;
