-- Orders of the 12345 hotline (工单): the order, what happened to it, its replies, its call-backs, and what was imported.

CREATE TABLE ticket (
  id            INTEGER PRIMARY KEY,
  town          INTEGER NOT NULL REFERENCES organisation (id),
  -- The town's own number, such as GD2026-0012, and the hotline's.
  number        TEXT NOT NULL,
  order_number  TEXT NOT NULL DEFAULT '',
  channel       TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('unsorted', 'consultation', 'help', 'complaint', 'report', 'suggestion')),
  urgency       TEXT NOT NULL DEFAULT 'normal' CHECK (urgency IN ('normal', 'urgent', 'critical')),
  title         TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  content       TEXT NOT NULL,
  category      TEXT NOT NULL DEFAULT '',
  place         TEXT NOT NULL DEFAULT '',
  happened      TEXT NOT NULL DEFAULT '',
  -- Name and telephone, sealed; what is shown of them; and a digest by which the same person is known again.
  caller        BLOB,
  caller_shown  TEXT NOT NULL DEFAULT '',
  person        TEXT NOT NULL DEFAULT '',
  is_confidential INTEGER NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1)),
  dispatched_at INTEGER NOT NULL,
  taken_at      INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('arrived', 'returning', 'returned', 'declined', 'converted', 'working',
    'reviewing', 'answered', 'closed')),
  -- 1 at first; a reopened order begins another round.
  round         INTEGER NOT NULL DEFAULT 1 CHECK (round > 0),
  -- What the period is counted from, how long it is, the day on the order itself, and the day to which it was extended.
  counted_from  TEXT NOT NULL,
  term          TEXT NOT NULL,
  ordered_due   TEXT,
  extended_to   TEXT,
  wanted_to     TEXT,
  wanted_reason TEXT NOT NULL DEFAULT '',
  -- The day in force, kept so that lists are in its order; recomputed when a notice of holidays is taken in.
  due           TEXT NOT NULL,
  is_provisional INTEGER NOT NULL DEFAULT 0 CHECK (is_provisional IN (0, 1)),
  -- After the hotline has designated the unit it may not be returned again.
  is_designated INTEGER NOT NULL DEFAULT 0 CHECK (is_designated IN (0, 1)),
  lead          INTEGER REFERENCES organisation (id),
  handler       INTEGER,
  signed_at     INTEGER,
  ended_at      INTEGER,
  -- The application that it was turned into (转依申请公开).
  application   INTEGER
) STRICT;
CREATE UNIQUE INDEX ticket_number ON ticket (town, number);
CREATE UNIQUE INDEX ticket_order ON ticket (town, order_number) WHERE order_number <> '';
CREATE INDEX ticket_open ON ticket (town, due, id) WHERE state IN ('arrived', 'returning', 'working', 'reviewing');
CREATE INDEX ticket_by_state ON ticket (town, state, dispatched_at DESC, id DESC);
CREATE INDEX ticket_by_day ON ticket (town, dispatched_at DESC, id DESC);
CREATE INDEX ticket_by_person ON ticket (town, person, id DESC) WHERE person <> '';

-- Support units (协办).
CREATE TABLE ticket_support (
  ticket       INTEGER NOT NULL REFERENCES ticket (id),
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  PRIMARY KEY (ticket, organisation)
) STRICT;

-- What happened, in order: signing, returns, contacts, extensions, urging, replies, call-backs.
CREATE TABLE ticket_event (
  id      INTEGER PRIMARY KEY,
  ticket  INTEGER NOT NULL REFERENCES ticket (id),
  round   INTEGER NOT NULL,
  act     TEXT NOT NULL,
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  note    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ticket_event_by_ticket ON ticket_event (ticket, id);

-- A closure (办结): one for each time, so that 件次 count themselves.
CREATE TABLE ticket_closure (
  id      INTEGER PRIMARY KEY,
  ticket  INTEGER NOT NULL REFERENCES ticket (id),
  town    INTEGER NOT NULL REFERENCES organisation (id),
  round   INTEGER NOT NULL,
  day     TEXT NOT NULL,
  is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
  UNIQUE (ticket, round)
) STRICT;
CREATE INDEX ticket_closure_by_day ON ticket_closure (town, day, id);

-- The reply of a round: text, ground, and who signed it.
CREATE TABLE ticket_reply (
  ticket     INTEGER NOT NULL REFERENCES ticket (id),
  round      INTEGER NOT NULL,
  text       TEXT NOT NULL CHECK (length(text) > 0),
  basis      TEXT NOT NULL DEFAULT '',
  writer     TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  signer     TEXT,
  signed_at  INTEGER,
  PRIMARY KEY (ticket, round),
  CHECK ((signer IS NULL) = (signed_at IS NULL))
) STRICT;

-- A call-back (回访). Only a valid one stands in a denominator.
CREATE TABLE ticket_callback (
  id           INTEGER PRIMARY KEY,
  ticket       INTEGER NOT NULL REFERENCES ticket (id),
  town         INTEGER NOT NULL REFERENCES organisation (id),
  round        INTEGER NOT NULL,
  day          TEXT NOT NULL,
  is_valid     INTEGER NOT NULL CHECK (is_valid IN (0, 1)),
  contacted    INTEGER NOT NULL CHECK (contacted IN (0, 1)),
  solved       INTEGER NOT NULL CHECK (solved IN (0, 1)),
  satisfaction TEXT NOT NULL CHECK (satisfaction IN ('satisfied', 'fairly', 'unsatisfied', 'unrated')),
  note         TEXT NOT NULL DEFAULT '',
  actor        TEXT NOT NULL,
  at           INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_callback_by_day ON ticket_callback (town, day, id);
CREATE INDEX ticket_callback_by_ticket ON ticket_callback (ticket, id);

-- The words of an order, packed: what similar orders are found by.
CREATE TABLE ticket_words (
  ticket  INTEGER PRIMARY KEY REFERENCES ticket (id),
  town    INTEGER NOT NULL REFERENCES organisation (id),
  version INTEGER NOT NULL,
  words   BLOB NOT NULL
) STRICT;
CREATE INDEX ticket_words_by_town ON ticket_words (town, ticket DESC);

-- A list of orders that was uploaded and waits for its columns to be confirmed. Its rows are sealed: they hold callers.
CREATE TABLE ticket_import (
  id       INTEGER PRIMARY KEY,
  town     INTEGER NOT NULL REFERENCES organisation (id),
  name     TEXT NOT NULL,
  account  INTEGER,
  at       INTEGER NOT NULL,
  rows     BLOB,
  -- Of the last run: how many were taken, known already, refused, and the sentences about rows.
  taken    INTEGER NOT NULL DEFAULT 0,
  known    INTEGER NOT NULL DEFAULT 0,
  refused  INTEGER NOT NULL DEFAULT 0,
  told     TEXT NOT NULL DEFAULT '',
  done_at  INTEGER
) STRICT;
CREATE INDEX ticket_import_by_town ON ticket_import (town, id DESC);

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'tickets.term.consultation', '3个工作日', '2022-01-01', '安徽省2022年热线提升行动：咨询类3个工作日；本地另有规定的从其规定'),
  (NULL, 'tickets.term.help', '10个工作日', '2022-01-01', '安徽省2022年热线提升行动：其他类10个工作日；本地另有规定的从其规定'),
  (NULL, 'tickets.term.complaint', '10个工作日', '2022-01-01', '安徽省2022年热线提升行动：其他类10个工作日；本地另有规定的从其规定'),
  (NULL, 'tickets.term.report', '10个工作日', '2022-01-01', '安徽省2022年热线提升行动：其他类10个工作日；本地另有规定的从其规定'),
  (NULL, 'tickets.term.suggestion', '10个工作日', '2022-01-01', '安徽省2022年热线提升行动：其他类10个工作日；本地另有规定的从其规定'),
  (NULL, 'tickets.term.critical', '当日', '2022-01-01', '鱼灯默认值：特急工单当日办理；以本地热线办理规定为准'),
  (NULL, 'tickets.returnDays', '1', '2022-01-01', '鱼灯默认值：派单后几个工作日内可以申请退单；以本地热线办理规定为准'),
  (NULL, 'tickets.rates', '10,50,40,90', '2022-01-01', '鱼灯默认值：综合得分中响应、解决、满意的权重，以及“基本满意”按几成计；以市级热线考核办法为准');
