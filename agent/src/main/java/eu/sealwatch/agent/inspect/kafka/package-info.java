/** Apache Kafka. Start at KafkaInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.kafka;

import org.jspecify.annotations.NullMarked;
