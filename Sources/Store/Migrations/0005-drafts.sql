-- What was typed and not saved yet, and which file a draft was read from.

-- What somebody typed in the editor (自动保存): one row for each tab of a browser, never a revision. Only the account
-- that typed it sees it. When it has been saved, the row stays a while as an empty mark, so that the browser's own
-- copy can be told from lost work.
CREATE TABLE kept_draft (
  id       INTEGER PRIMARY KEY,
  account  INTEGER NOT NULL,
  -- Null for an item that does not exist yet.
  item     INTEGER REFERENCES item (id),
  -- A random name that the tab got with its page.
  tab      TEXT NOT NULL CHECK (length(tab) BETWEEN 8 AND 64),
  -- The revision that was on the page when typing began.
  revision INTEGER NOT NULL CHECK (revision >= 0),
  title    TEXT NOT NULL,
  -- Names and values of the form's fields, in order.
  fields   TEXT NOT NULL,
  kept_at  INTEGER NOT NULL,
  saved_at INTEGER,
  CHECK (saved_at IS NULL OR fields = '[]')
) STRICT;
CREATE UNIQUE INDEX kept_draft_tab ON kept_draft (account, tab);
CREATE INDEX kept_draft_offered ON kept_draft (account, kept_at, id) WHERE saved_at IS NULL;
CREATE INDEX kept_draft_old ON kept_draft (kept_at);

-- The file that a draft was read from (上传成稿), and what reading it told.
CREATE TABLE draft_source (
  item     INTEGER PRIMARY KEY REFERENCES item (id),
  name     TEXT NOT NULL,
  -- One sentence a line.
  remarks  TEXT NOT NULL,
  -- The revision that came out of it: the editor shows the remarks until the next one is saved.
  revision INTEGER NOT NULL CHECK (revision > 0),
  actor    TEXT NOT NULL,
  read_at  INTEGER NOT NULL
) STRICT;

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'publishing.keptDraftDays', '30', '2026-01-01', '自拟：没有保存的稿件在服务器上保留的天数');
