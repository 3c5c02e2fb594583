package eu.sealwatch.config.geo;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where an address is, as a database has it: the registered or estimated country, and the
 * autonomous system that announces it. Neither says through which countries the packets went.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param system number of the autonomous system
 * @param systemName its holder, as the database writes it
 * @param source the databases that said so, with their editions
 */
public record Place(
        Optional<String> country,
        OptionalLong system,
        Optional<String> systemName,
        String source) {}
