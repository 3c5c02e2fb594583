-- A projection of the evidence log: every row can be derived again from the log's entries.
-- Times are nanoseconds since the epoch; addresses are text, so that people can query them.

CREATE TABLE projection (
  id            INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  applied       BIGINT  NOT NULL,  -- entries below this index are in these tables
  policy_entry  BIGINT             -- index of the policy entry in force, none when NULL
);
INSERT INTO projection (id, applied, policy_entry) VALUES (1, 0, NULL);

CREATE TABLE agent (
  id             TEXT   NOT NULL PRIMARY KEY,
  last_sequence  BIGINT NOT NULL,
  last_hash      BLOB   NOT NULL,
  last_seen      BIGINT NOT NULL,
  missing        BIGINT NOT NULL   -- batches whose numbers were skipped
);

CREATE TABLE flow (
  id                   BLOB    NOT NULL PRIMARY KEY,
  agent                TEXT    NOT NULL,
  entry                BIGINT  NOT NULL,  -- log index of the batch that holds the newest record
  phase                INTEGER NOT NULL,
  start_time           BIGINT  NOT NULL,
  end_time             BIGINT  NOT NULL,
  transport            INTEGER NOT NULL,
  source_ip            TEXT    NOT NULL,
  source_port          INTEGER NOT NULL,
  source_bytes         BIGINT  NOT NULL,
  source_packets       BIGINT  NOT NULL,
  destination_ip       TEXT    NOT NULL,
  destination_port     INTEGER NOT NULL,
  destination_bytes    BIGINT  NOT NULL,
  destination_packets  BIGINT  NOT NULL,
  direction            INTEGER NOT NULL,
  protocol             TEXT,
  application          TEXT,
  destination_name     TEXT,
  record               BLOB    NOT NULL   -- the FlowRecord message
);
CREATE INDEX flow_by_start ON flow (start_time);
CREATE INDEX flow_by_source ON flow (source_ip, start_time);
CREATE INDEX flow_by_destination ON flow (destination_ip, start_time);

CREATE TABLE finding (
  id              TEXT    NOT NULL PRIMARY KEY,
  code            TEXT    NOT NULL,
  severity        INTEGER NOT NULL,
  site            TEXT    NOT NULL,
  subject         TEXT    NOT NULL,
  about           TEXT    NOT NULL,
  reason          TEXT    NOT NULL,
  policy_id       TEXT    NOT NULL,
  policy_version  INTEGER NOT NULL,
  policy_line     TEXT    NOT NULL,
  agent           TEXT    NOT NULL,
  first_seen      BIGINT  NOT NULL,
  last_seen       BIGINT  NOT NULL,
  count           BIGINT  NOT NULL,
  state           TEXT    NOT NULL,
  entry           BIGINT  NOT NULL,  -- log index of the finding's entry
  flow            BLOB               -- the FlowRecord that first showed it
);
CREATE INDEX finding_by_last_seen ON finding (last_seen);

CREATE TABLE finding_flow (
  finding  TEXT NOT NULL,
  flow     BLOB NOT NULL,
  PRIMARY KEY (finding, flow)
);

CREATE TABLE device (
  ip          TEXT   NOT NULL,
  mac         TEXT   NOT NULL,
  host_name   TEXT,
  agent       TEXT   NOT NULL,
  first_seen  BIGINT NOT NULL,
  last_seen   BIGINT NOT NULL,
  PRIMARY KEY (ip, mac)
);

CREATE TABLE coverage (
  agent                 TEXT   NOT NULL,
  from_time             BIGINT NOT NULL,
  to_time               BIGINT NOT NULL,
  source                TEXT   NOT NULL,
  packets               BIGINT NOT NULL,
  malformed             BIGINT NOT NULL,
  dropped_by_kernel     BIGINT NOT NULL,
  dropped_by_interface  BIGINT NOT NULL,
  flows_evicted         BIGINT NOT NULL,
  PRIMARY KEY (agent, source, from_time)
);
