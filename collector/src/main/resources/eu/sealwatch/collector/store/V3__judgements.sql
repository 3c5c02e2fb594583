-- What each maintenance session was matched with; all NULL while no policy was in force. Parts of
-- the policy are an id and the line at which it stands, file:number.

ALTER TABLE session ADD COLUMN policy_id       TEXT;
ALTER TABLE session ADD COLUMN policy_version  INTEGER;
ALTER TABLE session ADD COLUMN asset           TEXT;    -- id of the asset
ALTER TABLE session ADD COLUMN approval_line   TEXT;    -- of the tool
ALTER TABLE session ADD COLUMN jump_host       TEXT;
ALTER TABLE session ADD COLUMN jump_host_line  TEXT;
ALTER TABLE session ADD COLUMN time_window      TEXT;
ALTER TABLE session ADD COLUMN time_window_line  TEXT;
ALTER TABLE session ADD COLUMN work_order      TEXT;
ALTER TABLE session ADD COLUMN work_order_line TEXT;
ALTER TABLE session ADD COLUMN person          TEXT;    -- who comes, by the work order
ALTER TABLE session ADD COLUMN permitted_until BIGINT;
ALTER TABLE session ADD COLUMN missing         TEXT;    -- finding codes, separated by spaces

-- The session that first showed a finding, where no flow did; and who answers for it until when.

ALTER TABLE finding ADD COLUMN session         BLOB;
ALTER TABLE finding ADD COLUMN exception       TEXT;    -- id
ALTER TABLE finding ADD COLUMN exception_line  TEXT;
ALTER TABLE finding ADD COLUMN exception_until BIGINT;  -- the first moment at which it no longer holds
