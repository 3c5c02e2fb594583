/**
 * Reads YAML into typed values and says exactly what is wrong: file, line, key, and the nearest
 * right key. Start at YamlDocument.
 */
@NullMarked
package eu.sealwatch.config.yaml;

import org.jspecify.annotations.NullMarked;
