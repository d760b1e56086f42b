-- What the domains stand on besides the ground: files, long work, search.

-- A file's content, named by the SHA-256 of its bytes. The bytes lie in the folder `files`.
CREATE TABLE blob (
  digest     TEXT PRIMARY KEY CHECK (length(digest) = 64),
  size       INTEGER NOT NULL CHECK (size >= 0),
  media_type TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
