-- Yearly lists of what is to be made public (清单对标): 重点工作清单、基层政务公开标准目录.
CREATE TABLE checklist (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  year       INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  source     TEXT NOT NULL DEFAULT '' CHECK (length(source) <= 300),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX checklist_name ON checklist (town, year, name);

CREATE TABLE checklist_task (
  id           INTEGER PRIMARY KEY,
  checklist    INTEGER NOT NULL REFERENCES checklist (id),
  position     INTEGER NOT NULL,
  part         TEXT NOT NULL DEFAULT '',
  title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  -- Where its items stand; null matches nothing by itself.
  column_id    INTEGER REFERENCES site_column (id),
  -- Words of the title by which its items are known, and elements that they must have, with 、 between.
  words        TEXT NOT NULL DEFAULT '',
  elements     TEXT NOT NULL DEFAULT '',
  frequency    TEXT NOT NULL
    CHECK (frequency IN ('monthly', 'quarterly', 'halfYearly', 'yearly', 'always', 'once')),
  due_rule     TEXT NOT NULL DEFAULT '',
  unit         TEXT NOT NULL DEFAULT '',
  person       TEXT NOT NULL DEFAULT '',
  -- Every village for itself (各村).
  each_village INTEGER NOT NULL DEFAULT 0 CHECK (each_village IN (0, 1)),
  source       TEXT NOT NULL DEFAULT '',
  is_closed    INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1))
) STRICT;
CREATE INDEX checklist_task_list ON checklist_task (checklist, position, id);

-- What people decided about an item and an occurrence, against or beyond what the engine sees.
CREATE TABLE checklist_match (
  id           INTEGER PRIMARY KEY,
  task         INTEGER NOT NULL REFERENCES checklist_task (id),
  period       TEXT NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  item         INTEGER NOT NULL REFERENCES item (id),
  is_match     INTEGER NOT NULL CHECK (is_match IN (0, 1)),
  reason       TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  actor        TEXT NOT NULL,
  at           INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX checklist_match_once ON checklist_match (task, period, organisation, item);

-- A table that was uploaded and waits for its columns to be confirmed.
CREATE TABLE checklist_upload (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  name       TEXT NOT NULL,
  -- The headings and rows, as a JSON array of arrays of text; the first is the headings.
  cells      TEXT NOT NULL,
  -- The number of each row in the file, for people.
  first_row  INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX checklist_upload_town ON checklist_upload (town, id);

-- 条例 第二十六条: within 20 working days of its making or change.
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'checklist.alwaysWorkdays', '20', '2019-05-15', '政府信息公开条例第二十六条：自形成或者变更之日起20个工作日内公开');
