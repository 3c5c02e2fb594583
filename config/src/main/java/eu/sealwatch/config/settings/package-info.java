/**
 * What an operator sets for the agent and the collector, with defaults and bounds. Start at
 * AgentSettings and CollectorSettings.
 */
@NullMarked
package eu.sealwatch.config.settings;

import org.jspecify.annotations.NullMarked;
