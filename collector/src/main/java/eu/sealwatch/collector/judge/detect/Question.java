package eu.sealwatch.collector.judge.detect;

import eu.sealwatch.config.policy.Line;
import eu.sealwatch.config.policy.Policy;
import eu.sealwatch.wire.v1.Lookup;

/**
 * An answered look-up of an inside client, with what is remembered of its questions to the same
 * domain; the memory already holds this one.
 *
 * @param subject the client: asset id, else address
 * @param line the line of the client's site
 */
public record Question(
        Lookup lookup, Policy policy, String subject, Line line, DomainName name, Domain domain) {}
