/** iSCSI, RFC 7143. Starts at IscsiInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.iscsi;

import org.jspecify.annotations.NullMarked;
