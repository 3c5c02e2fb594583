/**
 * Tells others of findings: {@link eu.sealwatch.collector.alert.Alerts} takes what the store says
 * became of them, {@link eu.sealwatch.collector.alert.Routes} says who hears of it, {@link
 * eu.sealwatch.collector.alert.Outbox} keeps it until it is delivered, and one {@link
 * eu.sealwatch.collector.alert.Channel} for each receiver sends it. Formats are pure and know no
 * network; deliveries know no finding. Neither knows the evidence log, nor how findings come about.
 */
@NullMarked
package eu.sealwatch.collector.alert;

import org.jspecify.annotations.NullMarked;
