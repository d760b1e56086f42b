-- Jobs tell what they work on and how they ended; bulk work over many items, with what each item was before.

-- `bulk:12`: the row that a job works on, so that a list of jobs can lead to it.
ALTER TABLE job ADD COLUMN subject TEXT NOT NULL DEFAULT '';
-- How it ended, in one sentence for people.
ALTER TABLE job ADD COLUMN summary TEXT NOT NULL DEFAULT '';
CREATE INDEX job_by_creator ON job (created_by, id);
CREATE INDEX job_by_organisation ON job (organisation, id);

-- What became of each thing that a job worked on (任务报告). It lasts as long as the job's row.
CREATE TABLE job_report (
  id      INTEGER PRIMARY KEY,
  job     INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'skipped', 'failed')),
  -- `item:41`, or empty.
  subject TEXT NOT NULL,
  title   TEXT NOT NULL,
  note    TEXT NOT NULL
) STRICT;
CREATE INDEX job_report_by_job ON job_report (job, id);

-- One piece of bulk work (批量处理): which items, what is to be done with them, by whom.
CREATE TABLE bulk (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  account    INTEGER NOT NULL REFERENCES account (id),
  -- Empty while it is not yet decided.
  verb       TEXT NOT NULL CHECK (verb IN ('', 'replace', 'move', 'retag', 'mark', 'export', 'undo')),
  -- What exactly, as the verb spells it.
  orders     TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('choosing', 'looking', 'ready', 'ordered', 'done')),
  job        INTEGER,
  undoes     INTEGER REFERENCES bulk (id),
  created_at INTEGER NOT NULL,
  ended_at   INTEGER,
  -- An export's files.
  workbook   TEXT,
  sheet      TEXT,
  CHECK (verb <> '' OR state = 'choosing'),
  CHECK ((verb = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX bulk_by_account ON bulk (account, id);
CREATE UNIQUE INDEX bulk_undone_once ON bulk (undoes) WHERE undoes IS NOT NULL;

-- One item of it, what became of it, and what it takes to put it back.
CREATE TABLE bulk_item (
  bulk     INTEGER NOT NULL REFERENCES bulk (id),
  position INTEGER NOT NULL,
  item     INTEGER NOT NULL REFERENCES item (id),
  title    TEXT NOT NULL,
  -- The revision that was looked at for hits.
  seen     INTEGER,
  outcome  TEXT NOT NULL CHECK (outcome IN ('waiting', 'done', 'skipped')),
  note     TEXT NOT NULL DEFAULT '',
  -- How it stood before, as the verb spells it; empty when nothing can be put back.
  before   TEXT NOT NULL DEFAULT '',
  -- The revision that the bulk made.
  made     INTEGER,
  PRIMARY KEY (bulk, position)
) STRICT;
CREATE UNIQUE INDEX bulk_item_once ON bulk_item (bulk, item);
CREATE INDEX bulk_item_waiting ON bulk_item (bulk, position) WHERE outcome = 'waiting';
CREATE INDEX bulk_item_by_item ON bulk_item (item, bulk);

-- One place where the words looked for were found (命中), with what stands around it.
CREATE TABLE bulk_hit (
  bulk      INTEGER NOT NULL REFERENCES bulk (id),
  position  INTEGER NOT NULL,
  item      INTEGER NOT NULL REFERENCES item (id),
  -- Which part of the item, and the how manieth there, from 0.
  field     TEXT NOT NULL,
  place     INTEGER NOT NULL,
  lead      TEXT NOT NULL,
  found     TEXT NOT NULL,
  trail     TEXT NOT NULL,
  is_chosen INTEGER NOT NULL DEFAULT 1 CHECK (is_chosen IN (0, 1)),
  PRIMARY KEY (bulk, position)
) STRICT;
CREATE INDEX bulk_hit_by_item ON bulk_hit (bulk, item, position);

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'publishing.bulkUndoDays', '30', '2009-01-01', '暂定值：批量处理三十天内可以撤销');
