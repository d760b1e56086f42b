-- What is done in an emergency: publishing ahead of the review, a notice on every page, erasing what should never
-- have been public.

-- An edition that was published ahead of its review (先发后审), until the missing steps are made up for.
CREATE TABLE forced_release (
  edition    INTEGER PRIMARY KEY REFERENCES edition (id),
  item       INTEGER NOT NULL REFERENCES item (id),
  reason     TEXT NOT NULL CHECK (length(reason) > 0),
  actor      TEXT NOT NULL,
  account    INTEGER,
  at         INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  settled_at INTEGER,
  outcome    TEXT CHECK (outcome IN ('approved', 'withdrawn', 'superseded', 'erased')),
  CHECK (due_at >= at),
  CHECK ((settled_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX forced_release_open ON forced_release (due_at, edition) WHERE settled_at IS NULL;
CREATE INDEX forced_release_by_item ON forced_release (item, edition);

-- The steps that were passed over (待补审), and who took them afterwards (补审).
CREATE TABLE later_approval (
  edition     INTEGER NOT NULL REFERENCES forced_release (edition),
  position    INTEGER NOT NULL,
  step        TEXT NOT NULL,
  approved_at INTEGER,
  actor       TEXT,
  account     INTEGER,
  PRIMARY KEY (edition, position),
  CHECK ((approved_at IS NULL) = (actor IS NULL))
) STRICT;

-- A notice on every public page (紧急通知) of a town, or of all towns of a district.
CREATE TABLE emergency_notice (
  id                INTEGER PRIMARY KEY,
  organisation      INTEGER NOT NULL REFERENCES organisation (id),
  level             TEXT NOT NULL CHECK (level IN ('hint', 'warning', 'urgent')),
  text              TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 200),
  -- What it leads to, if anything.
  item              INTEGER REFERENCES item (id),
  starts_at         INTEGER NOT NULL,
  ends_at           INTEGER NOT NULL,
  actor             TEXT NOT NULL,
  account           INTEGER,
  posted_at         INTEGER NOT NULL,
  taken_back_at     INTEGER,
  taken_back_by     TEXT,
  taken_back_reason TEXT NOT NULL DEFAULT '',
  CHECK (ends_at > starts_at),
  CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL))
) STRICT;
CREATE INDEX emergency_notice_standing ON emergency_notice (organisation, ends_at) WHERE taken_back_at IS NULL;
CREATE INDEX emergency_notice_history ON emergency_notice (organisation, id);

-- An erasure (误公开紧急清除): of a whole item, or of one of its files.
CREATE TABLE erasure (
  id           INTEGER PRIMARY KEY,
  item         INTEGER NOT NULL REFERENCES item (id),
  attachment   INTEGER REFERENCES attachment (id),
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  reason       TEXT NOT NULL CHECK (length(reason) > 0),
  actor        TEXT NOT NULL,
  account      INTEGER,
  at           INTEGER NOT NULL,
  -- Of the sealed original: taken over the digests of its parts, in their order.
  digest       TEXT NOT NULL CHECK (length(digest) = 64),
  editions     INTEGER NOT NULL,
  revisions    INTEGER NOT NULL,
  files        INTEGER NOT NULL,
  -- When the last copy on disk was gone: files, words of the index, pages of the database.
  finished_at  INTEGER,
  -- What was looked at afterwards and found, as JSON.
  checks       TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE UNIQUE INDEX erasure_once ON erasure (item, COALESCE(attachment, 0));
CREATE INDEX erasure_by_organisation ON erasure (organisation, id);
CREATE INDEX erasure_unfinished ON erasure (id) WHERE finished_at IS NULL;

-- The sealed original (密封原件): the record first, then each file. The key is outside the database.
CREATE TABLE sealed_part (
  erasure  INTEGER NOT NULL REFERENCES erasure (id),
  position INTEGER NOT NULL,
  digest   TEXT NOT NULL REFERENCES blob (digest),
  PRIMARY KEY (erasure, position)
) STRICT;

-- Files on disk that an erasure has still to remove, by the digest of their content.
CREATE TABLE erasure_file (
  erasure    INTEGER NOT NULL REFERENCES erasure (id),
  digest     TEXT NOT NULL,
  settled_at INTEGER,
  -- Whether another item uses the same content, so that it had to stay.
  is_shared  INTEGER NOT NULL DEFAULT 0 CHECK (is_shared IN (0, 1)),
  PRIMARY KEY (erasure, digest)
) STRICT;

ALTER TABLE item ADD COLUMN erased_at INTEGER;
ALTER TABLE attachment ADD COLUMN erased_at INTEGER;

-- Content is still succeeded and never edited, but for this one case: an erasure of the item stands, and what
-- takes the words' place says nothing.
DROP TRIGGER revision_is_never_updated;
CREATE TRIGGER revision_is_never_updated BEFORE UPDATE ON revision
WHEN NOT (
  EXISTS (
    SELECT 1 FROM edition JOIN erasure ON erasure.item = edition.item AND erasure.attachment IS NULL
    WHERE edition.id = OLD.edition)
  AND NEW.id = OLD.id AND NEW.edition = OLD.edition AND NEW.ordinal = OLD.ordinal
  AND NEW.actor = OLD.actor AND NEW.account IS OLD.account AND NEW.saved_at = OLD.saved_at
  AND NEW.title = '（已清除）' AND NEW.body = '' AND NEW.plain_text = '' AND length(NEW.manuscript) < 40
  AND NEW.subtitle = '' AND NEW.summary = '' AND NEW.keywords = '' AND NEW.document_number = ''
  AND NEW.document_number_raw = '' AND NEW.change_note = '' AND NEW.author = '' AND NEW.source_url = '')
BEGIN SELECT RAISE(ABORT, 'content is succeeded, never edited'); END;

DROP TRIGGER edition_event_is_never_updated;
CREATE TRIGGER edition_event_is_never_updated BEFORE UPDATE ON edition_event
WHEN NOT (
  EXISTS (
    SELECT 1 FROM edition JOIN erasure ON erasure.item = edition.item AND erasure.attachment IS NULL
    WHERE edition.id = OLD.edition)
  AND NEW.id = OLD.id AND NEW.edition = OLD.edition AND NEW.verb = OLD.verb AND NEW.state = OLD.state
  AND NEW.step IS OLD.step AND NEW.round = OLD.round AND NEW.actor = OLD.actor AND NEW.account IS OLD.account
  AND NEW.at = OLD.at AND NEW.note = '')
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

DROP TRIGGER secrecy_review_is_never_updated;
CREATE TRIGGER secrecy_review_is_never_updated BEFORE UPDATE ON secrecy_review
WHEN NOT (
  EXISTS (
    SELECT 1 FROM edition JOIN erasure ON erasure.item = edition.item AND erasure.attachment IS NULL
    WHERE edition.id = OLD.edition)
  AND NEW.id = OLD.id AND NEW.edition = OLD.edition AND NEW.revision = OLD.revision AND NEW.opinion = OLD.opinion
  AND NEW.actor = OLD.actor AND NEW.account IS OLD.account AND NEW.at = OLD.at AND NEW.basis = '（已清除）')
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- An erasure is evidence: it is added and finished, never taken back.
CREATE TRIGGER erasure_is_never_deleted BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is evidence'); END;
CREATE TRIGGER erasure_says_what_it_said BEFORE UPDATE ON erasure
WHEN NEW.item <> OLD.item OR NEW.attachment IS NOT OLD.attachment OR NEW.reason <> OLD.reason
  OR NEW.actor <> OLD.actor OR NEW.at <> OLD.at OR NEW.digest <> OLD.digest
  OR OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an erasure is evidence'); END;

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'publishing.laterReviewDays', '3', '2019-05-15', '暂定值：先发后审的三日内补审，由区县或乡镇自行规定');
