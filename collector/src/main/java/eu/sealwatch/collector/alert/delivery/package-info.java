/**
 * How messages get there: one class for each way, bytes in, effects out. {@link
 * eu.sealwatch.collector.alert.delivery.Deliveries} makes them from settings.
 */
@NullMarked
package eu.sealwatch.collector.alert.delivery;

import org.jspecify.annotations.NullMarked;
