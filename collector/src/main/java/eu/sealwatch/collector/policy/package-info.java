/**
 * How a policy comes in force: what stands of it in the log, who signed it, and what is refused.
 * Knows neither store nor ingest. Start at PolicyGate.
 */
@NullMarked
package eu.sealwatch.collector.policy;

import org.jspecify.annotations.NullMarked;
