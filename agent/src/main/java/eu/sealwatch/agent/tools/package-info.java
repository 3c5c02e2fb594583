/**
 * The table of remote-maintenance tools that is shipped with the agent, and its reader: the one
 * place that reads it, so that the matching in inspect.named stays pure. Start at RemoteTools.
 */
@NullMarked
package eu.sealwatch.agent.tools;

import org.jspecify.annotations.NullMarked;
