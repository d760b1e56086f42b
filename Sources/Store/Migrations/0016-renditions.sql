-- The forms of a revision (成品文件), made of it after publishing and never edited: what was made of another revision,
-- or by an earlier writer, is made again.
CREATE TABLE rendition (
  revision INTEGER NOT NULL REFERENCES revision (id),
  form     TEXT NOT NULL CHECK (length(form) BETWEEN 1 AND 20),
  -- Which version of the writers made it.
  renderer INTEGER NOT NULL,
  digest   TEXT NOT NULL REFERENCES blob (digest),
  size     INTEGER NOT NULL CHECK (size > 0),
  made_at  INTEGER NOT NULL,
  PRIMARY KEY (revision, form)
) STRICT;
CREATE INDEX rendition_digest ON rendition (digest);

-- Up to which version of the writers everything public has been gone through.
CREATE TABLE rendition_sweep (
  renderer    INTEGER PRIMARY KEY,
  finished_at INTEGER NOT NULL
) STRICT;
