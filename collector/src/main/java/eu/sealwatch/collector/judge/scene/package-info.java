/**
 * What a rule looks at: a flow record seen through the policy, the endpoint that it belongs to, and
 * the words in which a rule answers. Knows no rule. Start at Scene and Verdict.
 */
@NullMarked
package eu.sealwatch.collector.judge.scene;

import org.jspecify.annotations.NullMarked;
