-- What became of findings, in the order of the log: what alerts are made of.

CREATE TABLE finding_change (
  entry    BIGINT NOT NULL,  -- log index of the batch, deed or policy that made it so
  finding  TEXT   NOT NULL,
  change   TEXT   NOT NULL,  -- opened, reopened, acknowledged, excepted, resolved
  time     BIGINT NOT NULL,
  PRIMARY KEY (entry, finding)
);
