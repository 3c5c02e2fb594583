/**
 * What rides on a flow, known by a name that it shows: of a host, of a protocol inside TLS, of a
 * certificate's owner. Pure; the names come from a table that somebody else reads. Start at
 * NamedApplications.
 */
@NullMarked
package eu.sealwatch.agent.inspect.named;

import org.jspecify.annotations.NullMarked;
