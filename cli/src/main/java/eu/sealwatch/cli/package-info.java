/**
 * The sealwatch command: composes agent and collector by plain constructors. One class for each
 * subcommand; start at {@link eu.sealwatch.cli.Sealwatch}.
 */
@NullMarked
package eu.sealwatch.cli;

import org.jspecify.annotations.NullMarked;
