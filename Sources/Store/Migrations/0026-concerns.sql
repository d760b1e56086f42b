-- Public concerns (回应关切): found anywhere, weighed, answered by a published item within hours.
CREATE TABLE concern (
  id          INTEGER PRIMARY KEY,
  town        INTEGER NOT NULL REFERENCES organisation (id),
  number      TEXT NOT NULL,
  source      TEXT NOT NULL CHECK (source IN ('ticket', 'message', 'media', 'window', 'village', 'superior', 'duty')),
  -- What it came from: the number of an order, an address, a name of a paper.
  reference   TEXT NOT NULL DEFAULT '',
  topic       TEXT NOT NULL CHECK (length(topic) BETWEEN 1 AND 200),
  facts       TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('policy', 'interest', 'morality', 'emergency', 'hot', 'ordered', 'other')),
  is_major    INTEGER NOT NULL CHECK (is_major IN (0, 1)),
  found_at    INTEGER NOT NULL,
  hours       INTEGER NOT NULL CHECK (hours > 0),
  due_at      INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('found', 'responding', 'answered', 'dismissed')),
  opinion     TEXT NOT NULL DEFAULT '',
  judged_at   INTEGER,
  lead        INTEGER REFERENCES organisation (id),
  person      INTEGER,
  -- The item that answers it, and when that was made public.
  item        INTEGER,
  answered_at INTEGER,
  answered_on TEXT,
  noted_at    INTEGER NOT NULL,
  actor       TEXT NOT NULL,
  CHECK ((state = 'answered') = (answered_at IS NOT NULL)),
  CHECK ((answered_at IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX concern_number ON concern (town, number);
CREATE INDEX concern_open ON concern (town, due_at, id) WHERE state IN ('found', 'responding');
CREATE INDEX concern_by_time ON concern (town, found_at DESC, id DESC);
CREATE INDEX concern_answered ON concern (town, answered_on, id) WHERE answered_on IS NOT NULL;
CREATE UNIQUE INDEX concern_item ON concern (item) WHERE item IS NOT NULL;

CREATE TABLE concern_event (
  id      INTEGER PRIMARY KEY,
  concern INTEGER NOT NULL REFERENCES concern (id),
  act     TEXT NOT NULL,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  note    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX concern_event_by_concern ON concern_event (concern, id);

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'concerns.majorHours', '24', '2016-08-12', '国办发〔2016〕61号：重大、特别重大突发事件最迟24小时内举行新闻发布会'),
  (NULL, 'concerns.hours', '48', '2016-08-12', '国办发〔2016〕61号：其他政务舆情48小时内回应');
