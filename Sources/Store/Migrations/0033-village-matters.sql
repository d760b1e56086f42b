-- What was still missing for the villages: brochures as things of their own, points of the checklist that a town ends,
-- villages that change their names, receptions that the town works on as orders, sheets that can be found.

-- A printing of a brochure (宣传册批次): one title in one edition. What is out of date is known by the batch.
CREATE TABLE brochure (
  id          INTEGER PRIMARY KEY,
  town        INTEGER NOT NULL REFERENCES organisation (id),
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 2 AND 100),
  edition     TEXT NOT NULL CHECK (length(edition) BETWEEN 1 AND 40),
  printed_on  TEXT NOT NULL,
  copies      INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 1000000),
  -- The last day on which what it says holds; nobody knows it of some.
  valid_until TEXT CHECK (valid_until >= printed_on),
  -- Called back before that day (停用): from when, and why.
  retired_on  TEXT CHECK (retired_on >= printed_on),
  retired_for TEXT NOT NULL DEFAULT '' CHECK (length(retired_for) <= 200),
  author      TEXT NOT NULL,
  added_at    INTEGER NOT NULL,
  CHECK ((retired_on IS NULL) = (retired_for = '')),
  UNIQUE (town, title, edition)
) STRICT;

-- Which village got how many of it and when (发放), and when it had none of them any more (收回).
CREATE TABLE brochure_delivery (
  id           INTEGER PRIMARY KEY,
  brochure     INTEGER NOT NULL REFERENCES brochure (id),
  village      INTEGER NOT NULL REFERENCES organisation (id),
  village_name TEXT NOT NULL,
  copies       INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 1000000),
  on_day       TEXT NOT NULL,
  cleared_on   TEXT CHECK (cleared_on >= on_day),
  author       TEXT NOT NULL,
  noted_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX brochure_delivery_by_batch ON brochure_delivery (brochure, on_day, id);
CREATE INDEX brochure_delivery_there ON brochure_delivery (village, brochure) WHERE cleared_on IS NULL;

-- A village got another name (村更名). What it posted before keeps the name it had.
CREATE TABLE village_renaming (
  id        INTEGER PRIMARY KEY,
  village   INTEGER NOT NULL REFERENCES organisation (id),
  old_name  TEXT NOT NULL,
  new_name  TEXT NOT NULL,
  on_day    TEXT NOT NULL,
  reason    TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX village_renaming_by_village ON village_renaming (village, id);

-- A town's row that says: from this day on we do not look at this point (停用).
ALTER TABLE inspection_point ADD COLUMN is_off INTEGER NOT NULL DEFAULT 0 CHECK (is_off IN (0, 1));

-- The town's order that a reception became (转镇里 → 工单).
ALTER TABLE reception ADD COLUMN ticket INTEGER REFERENCES ticket (id);
ALTER TABLE reception ADD COLUMN ticket_number TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX reception_by_ticket ON reception (ticket) WHERE ticket IS NOT NULL;

-- Whether a sheet stands in search and in the feed (可检索): plain public ones while they hang, never a list.
ALTER TABLE posting ADD COLUMN is_found INTEGER NOT NULL DEFAULT 0 CHECK (is_found IN (0, 1));
CREATE INDEX posting_found ON posting (latest_on) WHERE is_found = 1;
