/**
 * Network value types that settings and policy share. What a person may set lies in the packages
 * below: yaml (reading with exact errors), settings (agent, collector), policy (the policy
 * language), preset (encryption guidelines).
 */
@NullMarked
package eu.sealwatch.config;

import org.jspecify.annotations.NullMarked;
