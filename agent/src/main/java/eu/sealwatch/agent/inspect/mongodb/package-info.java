/** MongoDB's wire protocol. Starts at MongodbInspector. */
@NullMarked
package eu.sealwatch.agent.inspect.mongodb;

import org.jspecify.annotations.NullMarked;
