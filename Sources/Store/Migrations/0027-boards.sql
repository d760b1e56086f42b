-- The boards of the villages (公开栏): which sheet is due when, what was put up, signed by whom, with the photograph
-- that proves it.

-- A board on a wall.
CREATE TABLE board (
  id         INTEGER PRIMARY KEY,
  village    INTEGER NOT NULL REFERENCES organisation (id),
  name       TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  place      TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 100),
  -- In centimetres; nobody has measured it yet when both are empty.
  width      INTEGER CHECK (width BETWEEN 20 AND 5000),
  height     INTEGER CHECK (height BETWEEN 20 AND 5000),
  -- Its parts, by their names in `BoardSection`, with commas between.
  sections   TEXT NOT NULL,
  photo      TEXT REFERENCES blob (digest),
  position   INTEGER NOT NULL,
  opened_on  TEXT NOT NULL,
  closed_on  TEXT CHECK (closed_on >= opened_on),
  CHECK ((width IS NULL) = (height IS NULL))
) STRICT;
CREATE INDEX board_by_village ON board (village, position, id);

-- What a village must post, how often and by which day (公开事项). A change ends the row and begins another.
CREATE TABLE sheet_rule (
  id          INTEGER PRIMARY KEY,
  village     INTEGER NOT NULL REFERENCES organisation (id),
  -- The line of the catalogue it comes from, and follows from change to change.
  item        TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 40),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  section     TEXT NOT NULL CHECK (section IN ('party', 'affairs', 'finance', 'benefits', 'policy')),
  board       INTEGER REFERENCES board (id),
  frequency   TEXT NOT NULL CHECK (frequency IN ('monthly', 'quarterly', 'halfYearly', 'yearly', 'atOnce')),
  -- Months after the first month of the term, and the day of that month. For what is posted at once: within how many
  -- days of the event.
  due_month   INTEGER NOT NULL CHECK (due_month BETWEEN 0 AND 12),
  due_day     INTEGER NOT NULL CHECK (due_day BETWEEN 1 AND 31),
  -- How long it hangs: from at least to at most so many days.
  keep_days   INTEGER NOT NULL CHECK (keep_days BETWEEN 1 AND 400),
  latest_days INTEGER NOT NULL CHECK (latest_days <= 800),
  -- Whose signatures it needs besides the committee's.
  by_supervisors INTEGER NOT NULL CHECK (by_supervisors IN (0, 1)),
  by_town     INTEGER NOT NULL CHECK (by_town IN (0, 1)),
  -- The fund whose list it is; empty for what is no list.
  fund        TEXT NOT NULL DEFAULT '',
  basis       TEXT NOT NULL CHECK (length(basis) BETWEEN 1 AND 300),
  valid_from  TEXT NOT NULL,
  valid_to    TEXT,
  CHECK (latest_days >= keep_days)
) STRICT;
CREATE INDEX sheet_rule_by_village ON sheet_rule (village, valid_from);
CREATE UNIQUE INDEX sheet_rule_one_open ON sheet_rule (village, item) WHERE valid_to IS NULL;

-- One sheet that one village is expected to post for one term (应公开期次).
CREATE TABLE board_slot (
  id         INTEGER PRIMARY KEY,
  village    INTEGER NOT NULL REFERENCES organisation (id),
  rule       INTEGER NOT NULL REFERENCES sheet_rule (id),
  -- The term it is about; for what is posted at once both are the day of the event.
  first_day  TEXT NOT NULL,
  last_day   TEXT NOT NULL CHECK (last_day >= first_day),
  due_on     TEXT NOT NULL,
  -- What happened, for what is posted at once.
  occasion   TEXT NOT NULL DEFAULT '' CHECK (length(occasion) <= 200),
  -- The posting that fills it last put on the wall, and when that was first done.
  posting    INTEGER,
  posted_on  TEXT,
  created_at INTEGER NOT NULL,
  -- No longer expected, and why: the rule changed, the village was merged.
  cancelled_on TEXT,
  cancelled_for TEXT NOT NULL DEFAULT '',
  CHECK ((posting IS NULL) = (posted_on IS NULL)),
  UNIQUE (rule, first_day, occasion)
) STRICT;
CREATE INDEX board_slot_by_village ON board_slot (village, due_on);
CREATE INDEX board_slot_open ON board_slot (due_on, village) WHERE posting IS NULL AND cancelled_on IS NULL;

-- One sheet made for a slot (张贴件): written, signed, printed, put up, photographed, taken down.
CREATE TABLE posting (
  id          INTEGER PRIMARY KEY,
  slot        INTEGER NOT NULL REFERENCES board_slot (id),
  village     INTEGER NOT NULL REFERENCES organisation (id),
  -- As the village was called then: a later name changes no history.
  village_name TEXT NOT NULL,
  board       INTEGER REFERENCES board (id),
  state       TEXT NOT NULL CHECK (state IN ('draft', 'signing', 'ready', 'up', 'down', 'dropped')),
  title       TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  manuscript  TEXT NOT NULL,
  -- Whether it stands on the village's page as well; a list stands there as its fund allows.
  is_public   INTEGER NOT NULL DEFAULT 1 CHECK (is_public IN (0, 1)),
  account     INTEGER,
  author      TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  changed_at  INTEGER NOT NULL,
  printed_at  INTEGER,
  paper       TEXT NOT NULL DEFAULT '' CHECK (paper IN ('', 'A3', 'A4')),
  -- The wall: from when, earliest and latest end, and when it was taken off.
  up_on       TEXT,
  keep_until  TEXT,
  latest_on   TEXT,
  down_on     TEXT CHECK (down_on >= up_on),
  -- The public copy of the photograph, without time and place.
  photo       TEXT REFERENCES blob (digest),
  -- When and where it was taken, sealed.
  taken       BLOB,
  CHECK ((up_on IS NULL) = (keep_until IS NULL) AND (up_on IS NULL) = (latest_on IS NULL))
) STRICT;
CREATE INDEX posting_by_slot ON posting (slot, id);
CREATE INDEX posting_by_village ON posting (village, up_on) WHERE up_on IS NOT NULL;
CREATE INDEX posting_on_wall ON posting (latest_on) WHERE state = 'up';
CREATE INDEX posting_in_hand ON posting (village, state) WHERE state IN ('draft', 'signing', 'ready', 'up');
CREATE UNIQUE INDEX posting_one_in_hand ON posting (slot) WHERE state IN ('draft', 'signing', 'ready');
CREATE INDEX posting_photo ON posting (photo) WHERE photo IS NOT NULL;

-- Who signed a sheet, in which capacity (会签): 村委会, 村务监督委员会, 镇.
CREATE TABLE posting_sign (
  id       INTEGER PRIMARY KEY,
  posting  INTEGER NOT NULL REFERENCES posting (id),
  step     TEXT NOT NULL CHECK (step IN ('committee', 'supervisors', 'town')),
  verdict  TEXT NOT NULL CHECK (verdict IN ('agreed', 'returned')),
  -- Who signed on paper, or the member of staff himself.
  signer   TEXT NOT NULL CHECK (length(signer) BETWEEN 1 AND 40),
  note     TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 300),
  account  INTEGER,
  actor    TEXT NOT NULL,
  at       INTEGER NOT NULL,
  -- Sheets that were written anew are signed anew.
  is_void  INTEGER NOT NULL DEFAULT 0 CHECK (is_void IN (0, 1))
) STRICT;
CREATE INDEX posting_sign_by_posting ON posting_sign (posting, id);
CREATE UNIQUE INDEX posting_sign_once ON posting_sign (posting, step) WHERE verdict = 'agreed' AND is_void = 0;

-- Villages that were merged into another (并村): what they posted stays theirs.
CREATE TABLE village_merger (
  village   INTEGER PRIMARY KEY REFERENCES organisation (id),
  successor INTEGER NOT NULL REFERENCES organisation (id),
  on_day    TEXT NOT NULL,
  reason    TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
  CHECK (village <> successor)
) STRICT;
CREATE INDEX village_merger_by_successor ON village_merger (successor);

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'villages.minimumDays', '15', '2026-01-01', '村民委员会组织法（2025年10月28日修正）第三十五条：公布期限不少于十五日'),
  (NULL, 'villages.remindDays', '5,2,0', '2026-01-01', '鱼灯默认值：到期前几天各提醒一次，逗号隔开');
