/** MqttInspector implements , one class. Start at MqttInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mqtt;

import org.jspecify.annotations.NullMarked;
