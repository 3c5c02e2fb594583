/**
 * The policy language as records: sites, assets, endpoints, encryption, maintenance, residency.
 * Start at Policy; PolicyReader reads it from YAML.
 */
@NullMarked
package eu.sealwatch.config.policy;

import org.jspecify.annotations.NullMarked;
