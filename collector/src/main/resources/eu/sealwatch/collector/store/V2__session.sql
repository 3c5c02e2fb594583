-- Maintenance sessions, each by its newest record; derived from the evidence log like all else.

CREATE TABLE session (
  id           BLOB    NOT NULL PRIMARY KEY,
  agent        TEXT    NOT NULL,
  entry        BIGINT  NOT NULL,  -- log index of the batch that holds the newest record
  phase        INTEGER NOT NULL,
  start_time   BIGINT  NOT NULL,
  end_time     BIGINT  NOT NULL,
  tool         TEXT    NOT NULL,
  asset_ip     TEXT    NOT NULL,
  far_ip       TEXT    NOT NULL,
  asset_bytes  BIGINT  NOT NULL,
  far_bytes    BIGINT  NOT NULL,
  record       BLOB    NOT NULL   -- the Session message
);
CREATE INDEX session_by_asset ON session (asset_ip, start_time);
