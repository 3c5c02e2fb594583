/**
 * Pages and API for people and their programs, on Vert.x: TLS, login, roles, and one list of
 * endpoints that names the right which each asks for. It reads the store, and writes nothing but
 * the journal. Start at WebServer and Endpoints.
 */
@NullMarked
package eu.sealwatch.collector.serve;

import org.jspecify.annotations.NullMarked;
