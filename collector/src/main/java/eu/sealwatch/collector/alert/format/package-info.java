/**
 * What receivers read: one class for each format, from a message to bytes, pure. {@link
 * eu.sealwatch.collector.alert.format.Formats} lists them.
 */
@NullMarked
package eu.sealwatch.collector.alert.format;

import org.jspecify.annotations.NullMarked;
