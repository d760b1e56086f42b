-- Taking over an old site: what was uploaded with its field mapping, what became of every record, old addresses.

-- One upload from an old site, on its way from reading to done.
CREATE TABLE legacy_import (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  account    INTEGER NOT NULL REFERENCES account (id),
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest     TEXT NOT NULL REFERENCES blob (digest),
  size       INTEGER NOT NULL CHECK (size >= 0),
  state      TEXT NOT NULL CHECK (state IN
    ('reading', 'mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'failed')),
  -- The fields of the source and its first records, for choosing by eye.
  sample     TEXT NOT NULL DEFAULT '',
  mapping    TEXT NOT NULL DEFAULT '',
  -- Why it failed or could not be undone, in one sentence.
  problem    TEXT NOT NULL DEFAULT '',
  job        INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  ended_at   INTEGER
) STRICT;
CREATE INDEX legacy_import_by_town ON legacy_import (town, id);

-- What became of each record, in a dry run (check) and in the real one (run).
CREATE TABLE legacy_record (
  import   INTEGER NOT NULL REFERENCES legacy_import (id),
  phase    TEXT NOT NULL CHECK (phase IN ('check', 'run')),
  position INTEGER NOT NULL,
  record   TEXT NOT NULL,
  title    TEXT NOT NULL,
  outcome  TEXT NOT NULL CHECK (outcome IN ('taken', 'duplicate', 'repaired', 'refused')),
  -- Sentences, one a line.
  reasons  TEXT NOT NULL,
  url      TEXT NOT NULL,
  -- The item that was made of it.
  item     INTEGER REFERENCES item (id),
  PRIMARY KEY (import, phase, position)
) STRICT;
CREATE INDEX legacy_record_by_outcome ON legacy_record (import, phase, outcome, position);
CREATE INDEX legacy_record_by_item ON legacy_record (item) WHERE item IS NOT NULL;

-- Field mappings kept under a name, for the next file of the same kind.
CREATE TABLE legacy_mapping (
  town       INTEGER NOT NULL REFERENCES organisation (id),
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  mapping    TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (town, name)
) STRICT;

-- An address of the old site and where it leads now: to an item, or to a path of ours that somebody wrote down.
CREATE TABLE legacy_address (
  id          INTEGER PRIMARY KEY,
  town        INTEGER NOT NULL REFERENCES organisation (id),
  -- In lower case, without the protocol; empty when any host will do.
  host        TEXT NOT NULL,
  -- Path and query, in lower case, in one order.
  address     TEXT NOT NULL CHECK (substr(address, 1, 1) = '/'),
  item        INTEGER REFERENCES item (id),
  target      TEXT CHECK (substr(target, 1, 1) = '/' AND substr(target, 2, 1) <> '/'),
  import      INTEGER REFERENCES legacy_import (id),
  hits        INTEGER NOT NULL DEFAULT 0,
  last_hit_on TEXT,
  created_at  INTEGER NOT NULL,
  created_by  TEXT NOT NULL,
  CHECK ((item IS NULL) <> (target IS NULL))
) STRICT;
CREATE UNIQUE INDEX legacy_address_once ON legacy_address (town, host, address);
CREATE INDEX legacy_address_asked ON legacy_address (address, host);
CREATE INDEX legacy_address_by_town ON legacy_address (town, id);
CREATE INDEX legacy_address_by_import ON legacy_address (import) WHERE import IS NOT NULL;
