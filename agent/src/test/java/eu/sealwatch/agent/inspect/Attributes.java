package eu.sealwatch.agent.inspect;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.wire.v1.Attribute;
import java.util.Map;
import java.util.stream.Collectors;

/** The attributes that an inspector writes of given bytes, by name. */
public final class Attributes {

    private Attributes() {}

    public static Map<String, String> of(Inspector inspector, Conversation conversation) {
        return Given.record(inspector, conversation).getAttributesList().stream()
                .collect(Collectors.toMap(Attribute::getName, Attribute::getValue));
    }
}
