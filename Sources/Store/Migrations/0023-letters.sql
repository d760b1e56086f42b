-- Letters of an application (文书): filled from the case, numbered, and kept as files.
CREATE TABLE application_letter (
  id           INTEGER PRIMARY KEY,
  application  INTEGER NOT NULL REFERENCES application (id),
  town         INTEGER NOT NULL REFERENCES organisation (id),
  kind         TEXT NOT NULL,
  -- The consultation whose party it goes to, when it goes to one.
  consultation INTEGER REFERENCES application_consultation (id),
  -- 文号, as 呈公复〔2026〕3号.
  number       TEXT NOT NULL,
  day          TEXT NOT NULL,
  addressee    TEXT NOT NULL,
  title        TEXT NOT NULL,
  -- The text as a manuscript; it is never changed, a mistake is mended by another letter.
  body         TEXT NOT NULL,
  -- What the QR code leads to; empty for none.
  link         TEXT NOT NULL,
  account      INTEGER,
  made_at      INTEGER NOT NULL,
  job          INTEGER,
  docx         TEXT REFERENCES blob (digest),
  pdf          TEXT REFERENCES blob (digest),
  UNIQUE (town, number)
) STRICT;
CREATE INDEX application_letter_of ON application_letter (application, id);
CREATE TRIGGER application_letter_fixed BEFORE UPDATE OF application, kind, number, day, addressee, title, body
  ON application_letter
BEGIN SELECT RAISE(ABORT, 'a letter is never changed'); END;
