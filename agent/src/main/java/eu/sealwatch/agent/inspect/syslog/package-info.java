/** SyslogInspector implements , one class. Start at SyslogInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.syslog;

import org.jspecify.annotations.NullMarked;
