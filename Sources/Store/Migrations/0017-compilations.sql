-- Compilations (汇编): what a column made public in a period, as one file with a contents page.
CREATE TABLE compilation (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  column_id  INTEGER NOT NULL REFERENCES site_column (id),
  title      TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  first_day  TEXT NOT NULL,
  last_day   TEXT NOT NULL CHECK (last_day >= first_day),
  form       TEXT NOT NULL CHECK (form IN ('pdf', 'ofd')),
  account    INTEGER NOT NULL,
  ordered_at INTEGER NOT NULL,
  job        INTEGER,
  -- All three once it is made; empty again when something in it has been erased.
  digest     TEXT REFERENCES blob (digest),
  size       INTEGER CHECK (size > 0),
  made_at    INTEGER,
  items      INTEGER NOT NULL DEFAULT 0,
  pages      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX compilation_town ON compilation (town, id DESC);
CREATE INDEX compilation_digest ON compilation (digest) WHERE digest IS NOT NULL;

-- Which revision of which item stands in it.
CREATE TABLE compilation_item (
  compilation INTEGER NOT NULL REFERENCES compilation (id),
  item        INTEGER NOT NULL REFERENCES item (id),
  revision    INTEGER NOT NULL REFERENCES revision (id),
  PRIMARY KEY (compilation, item)
) STRICT;
CREATE INDEX compilation_item_by_item ON compilation_item (item);
