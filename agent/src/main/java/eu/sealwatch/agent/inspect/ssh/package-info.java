/** Secure Shell up to NEWKEYS: banners, negotiated algorithms, host key. Start at SshInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.ssh;

import org.jspecify.annotations.NullMarked;
