/**
 * NetBIOS datagrams and sessions, RFC 1002. Its name service is read by dns. Starts at
 * NetbiosDatagramInspector.
 */
@NullMarked
package eu.sealwatch.agent.inspect.netbios;

import org.jspecify.annotations.NullMarked;
