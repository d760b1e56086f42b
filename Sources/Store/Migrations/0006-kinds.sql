-- What kind of information an item is (信息种类), with what each kind asks for. The standard kinds come with the
-- program; a row here is a town's own word on one of them, or a kind of its own.
CREATE TABLE item_kind (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  slug       TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 40),
  position   INTEGER NOT NULL DEFAULT 0,
  -- Everything about it, as JSON in the form of the program's own list.
  definition TEXT NOT NULL,
  is_closed  INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_kind_once ON item_kind (town, slug);

ALTER TABLE revision ADD COLUMN kind TEXT NOT NULL DEFAULT '';
-- The fields of that kind alone, as a JSON object of names and values.
ALTER TABLE revision ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
