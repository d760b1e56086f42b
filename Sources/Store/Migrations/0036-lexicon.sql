-- The town's own words (本地词表), which the corrector leaves alone: typed by people, or learned from what the town has
-- published. Names of accounts, villages and offices are read where they stand and are not kept here.
CREATE TABLE lexicon_word (
  id        INTEGER PRIMARY KEY,
  town      INTEGER NOT NULL REFERENCES organisation (id),
  word      TEXT    NOT NULL CHECK (length(word) BETWEEN 2 AND 40),
  origin    TEXT    NOT NULL CHECK (origin IN ('typed', 'learned')),
  -- In how many published texts it stood when it was learned.
  texts     INTEGER NOT NULL DEFAULT 0 CHECK (texts >= 0),
  note      TEXT    NOT NULL DEFAULT '' CHECK (length(note) <= 100),
  actor     TEXT    NOT NULL,
  account   INTEGER,
  at        INTEGER NOT NULL,
  -- Struck out by a person: it stays here, so that learning does not bring it back.
  struck_at INTEGER,
  struck_by TEXT    NOT NULL DEFAULT '',
  UNIQUE (town, word)
) STRICT;
CREATE INDEX lexicon_word_in_force ON lexicon_word (town, word) WHERE struck_at IS NULL;
CREATE INDEX lexicon_word_struck ON lexicon_word (town, word) WHERE struck_at IS NOT NULL;

-- From which published texts a word was learned.
CREATE TABLE lexicon_source (
  word INTEGER NOT NULL REFERENCES lexicon_word (id),
  item INTEGER NOT NULL REFERENCES item (id),
  PRIMARY KEY (word, item)
) STRICT;
CREATE INDEX lexicon_source_item ON lexicon_source (item);
