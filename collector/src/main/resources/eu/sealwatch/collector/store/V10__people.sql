-- What people did, what went where, and indexes for pages.

CREATE TABLE deed (
  entry    BIGINT  NOT NULL PRIMARY KEY,
  time     BIGINT  NOT NULL,
  person   TEXT    NOT NULL,
  role     TEXT    NOT NULL,
  address  TEXT    NOT NULL,
  did      TEXT    NOT NULL,
  things   INTEGER NOT NULL,  -- how many it was about
  comment  TEXT    NOT NULL
);

CREATE TABLE deed_about (
  thing  TEXT   NOT NULL,  -- id of a finding, account or token
  entry  BIGINT NOT NULL,
  PRIMARY KEY (thing, entry)
);

-- Sums over flows that crossed the perimeter.
CREATE TABLE place (
  day        BIGINT NOT NULL,  -- since the epoch
  inside     TEXT   NOT NULL,
  outside    TEXT   NOT NULL,  -- the name, or else the address
  spoken     TEXT   NOT NULL,  -- application or protocol, empty when not recognised
  means      TEXT   NOT NULL,  -- how it was protected: see Means
  flows      BIGINT NOT NULL,
  sent       BIGINT NOT NULL,  -- by the inside, IP-layer bytes
  received   BIGINT NOT NULL,
  last_seen  BIGINT NOT NULL,
  PRIMARY KEY (day, inside, outside, spoken, means)
);
CREATE INDEX place_by_outside ON place (outside);

DROP INDEX finding_by_last_seen;
CREATE INDEX finding_by_last_seen ON finding (last_seen, id);
CREATE INDEX finding_by_state ON finding (state, severity, last_seen, id);
CREATE INDEX finding_by_code ON finding (code, last_seen, id);
CREATE INDEX finding_by_site ON finding (site, state, severity);
CREATE INDEX finding_by_subject ON finding (subject, last_seen, id);
CREATE INDEX finding_flow_by_flow ON finding_flow (flow);

DROP INDEX flow_by_start;
CREATE INDEX flow_by_start ON flow (start_time, id);
CREATE INDEX flow_by_protocol ON flow (protocol, start_time);
CREATE INDEX flow_by_application ON flow (application, start_time) WHERE application IS NOT NULL;
CREATE INDEX flow_by_name ON flow (destination_name, start_time) WHERE destination_name IS NOT NULL;
CREATE INDEX session_by_start ON session (start_time);
CREATE INDEX session_by_phase ON session (phase);
CREATE INDEX coverage_by_time ON coverage (agent, to_time);

-- The new sums are made from the log, as is all else.
DELETE FROM agent;
DELETE FROM flow;
DELETE FROM session;
DELETE FROM finding;
DELETE FROM finding_flow;
DELETE FROM device;
DELETE FROM coverage;
UPDATE projection SET applied = 0, policy_entry = NULL;
