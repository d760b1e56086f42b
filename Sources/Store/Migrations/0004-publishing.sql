-- What is published: columns, items with their editions and revisions, and what the public sees of them.

-- A column (栏目) of a town's openness section.
CREATE TABLE site_column (
  id          INTEGER PRIMARY KEY,
  town        INTEGER NOT NULL REFERENCES organisation (id),
  parent      INTEGER REFERENCES site_column (id),
  slug        TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 40),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  kind        TEXT NOT NULL CHECK (kind IN ('dynamic', 'notice', 'policy', 'interpretation', 'personnel', 'plan',
    'annual', 'monthly', 'statutory', 'static', 'guide', 'rules', 'application')),
  -- Its own update period; null means the one of its kind, which is dated data.
  period_days INTEGER CHECK (period_days > 0),
  owner       TEXT NOT NULL DEFAULT '',
  basis       TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  steps       TEXT NOT NULL CHECK (length(steps) > 0),
  position    INTEGER NOT NULL DEFAULT 0,
  closed_on   TEXT,
  CHECK (parent <> id)
) STRICT;
CREATE UNIQUE INDEX site_column_slug ON site_column (town, slug);
CREATE INDEX site_column_tree ON site_column (town, position, id);
CREATE INDEX site_column_children ON site_column (parent, position, id);

-- Names that a column had in its address: old addresses keep working (R13).
CREATE TABLE old_slug (
  town      INTEGER NOT NULL REFERENCES organisation (id),
  slug      TEXT NOT NULL,
  column_id INTEGER NOT NULL REFERENCES site_column (id),
  PRIMARY KEY (town, slug)
) STRICT;

-- The thing with an address and an 索引号.
CREATE TABLE item (
  id                    INTEGER PRIMARY KEY,
  organisation          INTEGER NOT NULL REFERENCES organisation (id),
  town                  INTEGER NOT NULL REFERENCES organisation (id),
  column_id             INTEGER NOT NULL REFERENCES site_column (id),
  number                INTEGER NOT NULL CHECK (number > 0),
  -- Given at the first publishing, never again to another.
  index_number          TEXT UNIQUE,
  -- Set once, by publishing.
  published_at          INTEGER,
  -- Where it came from when it was taken over from elsewhere (转入), with the dates it bore there.
  imported_at           INTEGER,
  imported_from         TEXT,
  original_published_on TEXT,
  original_index_number TEXT,
  validity              TEXT NOT NULL DEFAULT 'current'
    CHECK (validity IN ('current', 'amended', 'lapsed', 'abolished')),
  validity_on           TEXT,
  validity_reason       TEXT NOT NULL DEFAULT '',
  validity_by           INTEGER REFERENCES item (id),
  withdrawn_at          INTEGER,
  withdrawn_reason      TEXT,
  created_at            INTEGER NOT NULL,
  created_by            TEXT NOT NULL,
  changed_at            INTEGER NOT NULL,
  CHECK ((imported_at IS NULL) = (imported_from IS NULL)),
  CHECK (original_published_on IS NULL OR imported_at IS NOT NULL),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
  CHECK ((index_number IS NULL) = (published_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX item_number ON item (town, number);
CREATE INDEX item_desk ON item (town, changed_at DESC, id DESC);
CREATE INDEX item_desk_column ON item (column_id, changed_at DESC, id DESC);

-- Forging a publish date is a veto (弄虚作假): no code path, however wrong, may change one.
CREATE TRIGGER item_published_once BEFORE UPDATE OF published_at, index_number, imported_at, imported_from,
  original_published_on ON item
WHEN (OLD.published_at IS NOT NULL AND NEW.published_at IS NOT OLD.published_at)
  OR (OLD.index_number IS NOT NULL AND NEW.index_number IS NOT OLD.index_number)
  OR NEW.imported_at IS NOT OLD.imported_at OR NEW.imported_from IS NOT OLD.imported_from
  OR NEW.original_published_on IS NOT OLD.original_published_on
BEGIN SELECT RAISE(ABORT, 'a publish date, an index number and an origin are written once'); END;
CREATE TRIGGER item_is_never_deleted BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'items are withdrawn, never deleted'); END;

-- A numbered version that is or will be public.
CREATE TABLE edition (
  id            INTEGER PRIMARY KEY,
  item          INTEGER NOT NULL REFERENCES item (id),
  ordinal       INTEGER NOT NULL CHECK (ordinal > 0),
  state         TEXT NOT NULL
    CHECK (state IN ('draft', 'inReview', 'scheduled', 'live', 'superseded', 'withdrawn', 'discarded')),
  -- The revision that counts, by its ordinal in the edition.
  revision      INTEGER NOT NULL DEFAULT 0,
  -- The review steps as they were when it was submitted, and which of them it is at.
  steps         TEXT NOT NULL DEFAULT '',
  step          INTEGER,
  -- The duty that step waits for.
  awaits        TEXT,
  -- How often it has been submitted: approvals of an earlier round count no more.
  round         INTEGER NOT NULL DEFAULT 0,
  submitted_at  INTEGER,
  scheduled_for INTEGER,
  published_at  INTEGER,
  -- Whose work it is: who opened it.
  account       INTEGER,
  opened_at     INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  CHECK ((state = 'inReview') = (step IS NOT NULL AND awaits IS NOT NULL)),
  CHECK ((state = 'scheduled') = (scheduled_for IS NOT NULL)),
  CHECK ((state IN ('live', 'superseded', 'withdrawn')) = (published_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX edition_ordinal ON edition (item, ordinal);
CREATE UNIQUE INDEX edition_one_live ON edition (item) WHERE state = 'live';
CREATE UNIQUE INDEX edition_one_working ON edition (item) WHERE state IN ('draft', 'inReview', 'scheduled');
CREATE INDEX edition_waiting ON edition (awaits, submitted_at, id) WHERE state = 'inReview';
CREATE INDEX edition_due ON edition (scheduled_for, id) WHERE state = 'scheduled';
CREATE INDEX edition_mine ON edition (account, changed_at DESC, id DESC)
  WHERE state IN ('draft', 'inReview', 'scheduled');
CREATE TRIGGER edition_published_once BEFORE UPDATE OF published_at ON edition
WHEN OLD.published_at IS NOT NULL AND NEW.published_at IS NOT OLD.published_at
BEGIN SELECT RAISE(ABORT, 'a publish date is written once'); END;

-- An immutable snapshot of content.
CREATE TABLE revision (
  id                  INTEGER PRIMARY KEY,
  edition             INTEGER NOT NULL REFERENCES edition (id),
  ordinal             INTEGER NOT NULL CHECK (ordinal > 0),
  title               TEXT NOT NULL,
  subtitle            TEXT NOT NULL,
  manuscript          TEXT NOT NULL,
  -- Made when it was saved, so that no request pays for it.
  body                TEXT NOT NULL,
  plain_text          TEXT NOT NULL,
  body_digest         TEXT NOT NULL,
  document_number_raw TEXT NOT NULL,
  document_number     TEXT NOT NULL,
  issuer              TEXT NOT NULL,
  written_on          TEXT,
  effective_on        TEXT,
  expires_on          TEXT,
  openness            TEXT NOT NULL CHECK (openness IN ('active', 'onRequest', 'closed')),
  openness_basis      TEXT NOT NULL,
  source_name         TEXT NOT NULL,
  source_url          TEXT NOT NULL,
  keywords            TEXT NOT NULL,
  genre               TEXT NOT NULL,
  theme               TEXT NOT NULL,
  summary             TEXT NOT NULL,
  author              TEXT NOT NULL,
  change_note         TEXT NOT NULL,
  is_major            INTEGER NOT NULL CHECK (is_major IN (0, 1)),
  actor               TEXT NOT NULL,
  account             INTEGER,
  saved_at            INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX revision_ordinal ON revision (edition, ordinal);
CREATE TRIGGER revision_is_never_updated BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'content is succeeded, never edited'); END;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'content is succeeded, never deleted'); END;

-- A file of an item (附件). Its address goes by its id and stays through all revisions.
CREATE TABLE attachment (
  id         INTEGER PRIMARY KEY,
  item       INTEGER NOT NULL REFERENCES item (id),
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest     TEXT NOT NULL REFERENCES blob (digest),
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL CHECK (size >= 0),
  added_at   INTEGER NOT NULL,
  added_by   TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_item ON attachment (item, id);
CREATE INDEX attachment_by_digest ON attachment (digest);

CREATE TABLE revision_attachment (
  revision   INTEGER NOT NULL REFERENCES revision (id),
  position   INTEGER NOT NULL,
  attachment INTEGER NOT NULL REFERENCES attachment (id),
  PRIMARY KEY (revision, position)
) STRICT;
CREATE UNIQUE INDEX revision_attachment_once ON revision_attachment (attachment, revision);

-- Every change of state: who, when, why.
CREATE TABLE edition_event (
  id      INTEGER PRIMARY KEY,
  edition INTEGER NOT NULL REFERENCES edition (id),
  verb    TEXT NOT NULL,
  state   TEXT NOT NULL,
  step    TEXT,
  round   INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  account INTEGER,
  at      INTEGER NOT NULL,
  note    TEXT NOT NULL
) STRICT;
CREATE INDEX edition_event_by_edition ON edition_event (edition, id);
CREATE TRIGGER edition_event_is_never_updated BEFORE UPDATE ON edition_event
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER edition_event_is_never_deleted BEFORE DELETE ON edition_event
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- The opinion of the secrecy review (保密审查, 条例 第十七条) on one revision.
CREATE TABLE secrecy_review (
  id       INTEGER PRIMARY KEY,
  edition  INTEGER NOT NULL REFERENCES edition (id),
  revision INTEGER NOT NULL REFERENCES revision (id),
  opinion  TEXT NOT NULL CHECK (opinion IN ('mayBePublic', 'mustNotBePublic', 'undecided')),
  basis    TEXT NOT NULL CHECK (length(basis) > 0),
  actor    TEXT NOT NULL,
  account  INTEGER,
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX secrecy_review_by_edition ON secrecy_review (edition, id);
CREATE TRIGGER secrecy_review_is_never_updated BEFORE UPDATE ON secrecy_review
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER secrecy_review_is_never_deleted BEFORE DELETE ON secrecy_review
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- Which interpretation (解读) explains which policy (政策文件): one row, read from both sides.
CREATE TABLE item_link (
  policy         INTEGER NOT NULL REFERENCES item (id),
  interpretation INTEGER NOT NULL REFERENCES item (id),
  PRIMARY KEY (policy, interpretation),
  CHECK (policy <> interpretation)
) STRICT;
CREATE INDEX item_link_back ON item_link (interpretation, policy);

-- What is public now, for lists. Kept by release, withdrawal and validity, in their own transaction.
CREATE TABLE live_item (
  item                  INTEGER PRIMARY KEY REFERENCES item (id),
  town                  INTEGER NOT NULL,
  organisation          INTEGER NOT NULL,
  column_id             INTEGER NOT NULL,
  number                INTEGER NOT NULL,
  edition               INTEGER NOT NULL,
  revision              INTEGER NOT NULL,
  title                 TEXT NOT NULL,
  summary               TEXT NOT NULL,
  index_number          TEXT NOT NULL,
  document_number       TEXT NOT NULL,
  issuer                TEXT NOT NULL,
  written_on            TEXT,
  -- What it is sorted by: the original day's beginning when it was taken over, else when it was published.
  shown_at              INTEGER NOT NULL,
  published_at          INTEGER NOT NULL,
  original_published_on TEXT,
  updated_at            INTEGER NOT NULL,
  validity              TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX live_item_number ON live_item (town, number);
CREATE INDEX live_item_town ON live_item (town, shown_at, item);
CREATE INDEX live_item_issuer ON live_item (town, issuer);

-- A live item once under its column and once under each column above, so that a list with its sub-columns is
-- one walk along an index.
CREATE TABLE live_place (
  column_id INTEGER NOT NULL,
  shown_at  INTEGER NOT NULL,
  item      INTEGER NOT NULL REFERENCES live_item (item),
  PRIMARY KEY (column_id, shown_at, item)
) STRICT;
CREATE INDEX live_place_by_item ON live_place (item);

-- Bodies that were published before, so that the same one is not taken over twice, nor after its withdrawal.
CREATE TABLE known_body (
  town   INTEGER NOT NULL,
  digest TEXT NOT NULL,
  item   INTEGER NOT NULL REFERENCES item (id),
  PRIMARY KEY (town, digest)
) STRICT;

-- Visits (浏览量), per item and day, and how far each ledger has been counted.
CREATE TABLE visit_day (
  item  INTEGER NOT NULL REFERENCES item (id),
  day   TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (item, day)
) STRICT;
CREATE TABLE visit_total (
  item  INTEGER PRIMARY KEY REFERENCES item (id),
  count INTEGER NOT NULL CHECK (count > 0)
) STRICT;
CREATE TABLE visit_town_day (
  town  INTEGER NOT NULL REFERENCES organisation (id),
  day   TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (town, day)
) STRICT;
CREATE TABLE visit_settlement (
  ledger  TEXT PRIMARY KEY,
  settled INTEGER NOT NULL,
  lost    INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The national figures; a district or a town may set its own from any day on.
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'publishing.indexTemplate', '{code}/{yyyymm}-{serial:5}', '2009-01-01', '政府信息公开目录系统实施指引（试行），安徽各地用年月'),
  (NULL, 'publishing.period.dynamic', '14', '2019-04-01', '国办秘函〔2019〕19号 栏目不更新：动态类两周'),
  (NULL, 'publishing.period.notice', '182', '2019-04-01', '国办秘函〔2019〕19号 栏目不更新：通知公告、政策文件六个月'),
  (NULL, 'publishing.period.policy', '182', '2019-04-01', '国办秘函〔2019〕19号 栏目不更新：通知公告、政策文件六个月'),
  (NULL, 'publishing.period.interpretation', '182', '2019-04-01', '暂定值：政策解读六个月，待核对国办秘函〔2019〕19号附件'),
  (NULL, 'publishing.period.personnel', '365', '2019-04-01', '暂定值：人事信息一年，待核对国办秘函〔2019〕19号附件'),
  (NULL, 'publishing.period.plan', '365', '2019-04-01', '暂定值：规划计划一年，待核对国办秘函〔2019〕19号附件'),
  (NULL, 'publishing.period.annual', '365', '2019-04-01', '年报、预决算每年一次；公开年报为条例 第五十条 1月31日前'),
  (NULL, 'publishing.period.monthly', '31', '2019-04-01', '地方要求：按月公示'),
  (NULL, 'publishing.period.statutory', '365', '2019-04-01', '暂定值：其他法定主动公开栏目一年，区县可加严');
