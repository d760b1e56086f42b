-- What the domains stand on besides the ground: files, long work, search.

-- A file's content, named by the SHA-256 of its bytes. The bytes lie in the folder `files`.
CREATE TABLE blob (
  digest     TEXT PRIMARY KEY CHECK (length(digest) = 64),
  size       INTEGER NOT NULL CHECK (size >= 0),
  media_type TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- Work that is done later, in steps that may be repeated after a crash.
CREATE TABLE job (
  id           INTEGER PRIMARY KEY,
  queue        TEXT NOT NULL CHECK (queue IN ('quick', 'heavy')),
  kind         TEXT NOT NULL,
  payload      TEXT NOT NULL,
  -- What the work is about, for people.
  label        TEXT NOT NULL,
  organisation INTEGER REFERENCES organisation (id),
  state        TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead', 'cancelled')),
  due_at       INTEGER NOT NULL,
  attempts     INTEGER NOT NULL DEFAULT 0,
  max_attempts INTEGER NOT NULL CHECK (max_attempts > 0),
  -- A claim is a lease: whoever holds the token may settle it, until it runs out.
  lease        TEXT,
  leased_until INTEGER,
  done_parts   INTEGER NOT NULL DEFAULT 0,
  total_parts  INTEGER NOT NULL DEFAULT 0,
  doing        TEXT NOT NULL DEFAULT '',
  last_error   TEXT NOT NULL DEFAULT '',
  created_at   INTEGER NOT NULL,
  created_by   TEXT NOT NULL,
  settled_at   INTEGER,
  CHECK ((state = 'running') = (lease IS NOT NULL AND leased_until IS NOT NULL))
) STRICT;
-- The same work waits only once.
CREATE UNIQUE INDEX job_waits_once ON job (kind, payload) WHERE state = 'waiting';
CREATE INDEX job_due ON job (queue, due_at, id) WHERE state = 'waiting';
CREATE INDEX job_leased ON job (leased_until) WHERE state = 'running';
CREATE INDEX job_by_state ON job (state, id);

-- What may be found, as the domains wrote it. The words are kept so that the index can be made anew from here
-- when the way of cutting words changes, and so that a row's old words can be taken out of the index.
CREATE TABLE search_document (
  key             INTEGER PRIMARY KEY CHECK (key BETWEEN 1 AND 4294967295),
  -- The day before the key, so that the order of places is the order of days.
  place           INTEGER NOT NULL UNIQUE,
  day             TEXT NOT NULL,
  organisation    INTEGER NOT NULL,
  town            INTEGER NOT NULL,
  -- The column and those above it: ',3,17,'.
  columns         TEXT NOT NULL,
  title           TEXT NOT NULL,
  text            TEXT NOT NULL,
  document_number TEXT NOT NULL,
  issuer          TEXT NOT NULL,
  is_current      INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  -- The version of the tokeniser whose words of this row are in the index; 0 when none are.
  version         INTEGER NOT NULL
) STRICT;
CREATE INDEX search_document_by_version ON search_document (version, key);

-- Words, already cut and put apart by spaces; bytes above 127 are never taken apart by 'ascii'. It holds no copy
-- of the text. Only Store/TextIndex.swift touches it. Prefix lists: one character alone, and the two or three
-- letters that pinyin initials are mostly asked by (after their mark).
CREATE VIRTUAL TABLE search_text USING fts5 (title, body, facets, content = '', tokenize = 'ascii', prefix = '1 3 4');
