package eu.sealwatch.config.policy;

import java.util.OptionalLong;

/** How many bytes may leave for one endpoint: by connection, hour and day. */
public record Limits(OptionalLong perConnection, OptionalLong perHour, OptionalLong perDay) {}
