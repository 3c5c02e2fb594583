/**
 * What travels from agent to collector: the protobuf schema ({@code wire.v1}, generated), framing,
 * identities and signatures, and how a flow record reads as ECS JSON. Knows neither agent nor
 * collector. Start at {@code observation.proto}.
 */
@NullMarked
package eu.sealwatch.wire;

import org.jspecify.annotations.NullMarked;
