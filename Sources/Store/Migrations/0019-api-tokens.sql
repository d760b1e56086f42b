-- Keys with which other programs ask a town's proofreader. Only the digest of a key lies here.
CREATE TABLE api_token (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  digest     TEXT    NOT NULL UNIQUE CHECK (length(digest) = 64),
  issued_by  INTEGER NOT NULL,
  issued_at  INTEGER NOT NULL,
  last_day   TEXT    NOT NULL,
  revoked_at INTEGER,
  -- The last day on which it was used; written once a day.
  used_on    TEXT
) STRICT;
CREATE INDEX api_token_by_town ON api_token (town, id DESC);

-- What the corrector supposes in a revision that is too long to wait for: ranges and what could stand there, as JSON. Empty while
-- the job is at it.
CREATE TABLE proof_spelling (
  revision INTEGER PRIMARY KEY REFERENCES revision (id),
  job      INTEGER NOT NULL,
  found    TEXT    NOT NULL DEFAULT ''
) STRICT;
