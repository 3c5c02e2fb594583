/** Remote Desktop Protocol, MS-RDPBCGR: what security was asked for and chosen, and its TLS. */
@NullMarked
package eu.sealwatch.agent.inspect.rdp;

import org.jspecify.annotations.NullMarked;
