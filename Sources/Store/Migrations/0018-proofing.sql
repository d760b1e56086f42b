-- What was answered to the proofreader's findings, by the digest of the words: the words themselves stand in the revision.
CREATE TABLE proof_answer (
  id      INTEGER PRIMARY KEY,
  item    INTEGER NOT NULL REFERENCES item (id),
  mark    TEXT    NOT NULL CHECK (length(mark) = 32),
  rule    TEXT    NOT NULL CHECK (length(rule) BETWEEN 1 AND 60),
  reason  TEXT    NOT NULL CHECK (length(reason) <= 200),
  actor   TEXT    NOT NULL,
  account INTEGER,
  at      INTEGER NOT NULL,
  UNIQUE (item, mark)
) STRICT;

-- Words of which a rule says nothing any more in a town.
CREATE TABLE proof_silence (
  id      INTEGER PRIMARY KEY,
  town    INTEGER NOT NULL REFERENCES organisation (id),
  rule    TEXT    NOT NULL CHECK (length(rule) BETWEEN 1 AND 60),
  words   TEXT    NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
  actor   TEXT    NOT NULL,
  account INTEGER,
  at      INTEGER NOT NULL,
  UNIQUE (town, rule, words)
) STRICT;

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'proofing.level', 'standard', '2026-01-01', '鱼灯默认值：sensitive 敏感、standard 标准、strict 严格');
