/** NtpInspector implements , one class. Start at NtpInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ntp;

import org.jspecify.annotations.NullMarked;
