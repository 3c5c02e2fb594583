-- What still has to be told, to whom. Not derived from the log: what was delivered stands only here.

CREATE TABLE place (
  id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  entry  BIGINT  NOT NULL   -- changes by log entries below this index are in the outbox
);

CREATE TABLE outbox (
  number   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  channel  TEXT    NOT NULL,
  alert    TEXT    NOT NULL,
  entry    BIGINT  NOT NULL,
  finding  TEXT    NOT NULL,
  change   TEXT    NOT NULL,
  time     BIGINT  NOT NULL,
  since    BIGINT  NOT NULL,  -- when it was queued, milliseconds since the epoch
  message  TEXT,              -- what it goes out in, once that is settled
  error    TEXT               -- why it was given up: a dead letter
);
CREATE UNIQUE INDEX outbox_once ON outbox (channel, alert);
CREATE INDEX outbox_waiting ON outbox (channel, error, number);
