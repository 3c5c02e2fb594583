package eu.sealwatch.config.policy;

import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Grade;

/**
 * Which guideline judges, and the lowest grade that it may give.
 *
 * @param cleartextAllowed whether unencrypted protocols are accepted here
 * @param quantumSafe whether the key exchange must be quantum-safe
 * @param nameRequired whether a TLS client must send a server name in clear
 */
public record EncryptionRequirement(
        EncryptionPreset preset,
        Grade least,
        boolean cleartextAllowed,
        boolean quantumSafe,
        boolean nameRequired,
        Line line) {}
