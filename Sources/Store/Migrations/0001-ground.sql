-- The ground that every domain stands on: organisations, settings, serial numbers, the journal.

CREATE TABLE organisation (
  id         INTEGER PRIMARY KEY,
  parent     INTEGER REFERENCES organisation (id),
  kind       TEXT NOT NULL CHECK (kind IN ('district', 'town', 'village', 'office')),
  slug       TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 40),
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  short_name TEXT NOT NULL CHECK (length(short_name) BETWEEN 1 AND 50),
  code       TEXT NOT NULL DEFAULT '',
  position   INTEGER NOT NULL DEFAULT 0,
  -- Only a district has nothing above it.
  CHECK ((kind = 'district') = (parent IS NULL))
) STRICT;
CREATE INDEX organisation_by_parent ON organisation (parent, position, id);

-- What the law, the district or the town may change is dated data with its source, never code. The row in
-- force on a day is the one with the latest valid_from not after it; a town's own row goes before the common one.
CREATE TABLE setting (
  id           INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id),
  name         TEXT NOT NULL,
  value        TEXT NOT NULL,
  valid_from   TEXT NOT NULL,
  source       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX setting_once ON setting (name, COALESCE(organisation, 0), valid_from);

-- Numbers handed out in order and never twice, whatever becomes of what they were given to.
CREATE TABLE serial (
  name TEXT PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

-- Who did what, when. Each row carries the digest of the one before it.
CREATE TABLE journal (
  id           INTEGER PRIMARY KEY,
  at           INTEGER NOT NULL,
  actor        TEXT NOT NULL,
  organisation INTEGER,
  event        TEXT NOT NULL,
  subject      TEXT NOT NULL,
  detail       TEXT NOT NULL,
  previous     TEXT NOT NULL,
  digest       TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_subject ON journal (subject, id);
CREATE INDEX journal_by_organisation ON journal (organisation, id);

-- The last row's digest once more, so that a row cut off at the end is missed too.
CREATE TABLE journal_head (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  last   INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;
INSERT INTO journal_head (only, last, digest) VALUES (1, 0, '');

-- The journal is evidence: no code path, however wrong, may rewrite it.
CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
