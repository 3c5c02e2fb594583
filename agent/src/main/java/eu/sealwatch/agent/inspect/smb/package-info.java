/** Windows file sharing, SMB 1 to 3. Start at SmbInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.smb;

import org.jspecify.annotations.NullMarked;
