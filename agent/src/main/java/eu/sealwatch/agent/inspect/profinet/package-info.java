/**
 * PROFINET's discovery and configuration protocol, which has no IP under it: no flow, but what
 * stations say of themselves. Start at StationAnnouncement.
 */
@NullMarked
package eu.sealwatch.agent.inspect.profinet;

import org.jspecify.annotations.NullMarked;
