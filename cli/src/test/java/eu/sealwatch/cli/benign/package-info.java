/**
 * A customs site where nothing is wrong: its policy, and days of permitted traffic as observations,
 * the same for the same seed. Attacks can be put in. It knows the wire schema and nothing of how
 * anything is judged. Start at {@link eu.sealwatch.cli.benign.BenignSite}.
 */
package eu.sealwatch.cli.benign;
