package eu.sealwatch.wire.ecs;

import java.util.Optional;

/**
 * What is known about a flow record beside the record itself.
 *
 * @param file capture that it was read from
 * @param site id of the site whose address takes part
 * @param asset id of the asset that takes part
 * @param agent id of the agent that saw it
 */
public record FlowContext(
        Optional<String> file,
        Optional<String> site,
        Optional<String> asset,
        Optional<String> agent) {

    public static final FlowContext NONE =
            new FlowContext(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public static FlowContext ofFile(String file) {
        return new FlowContext(
                Optional.of(file), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
