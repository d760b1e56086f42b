-- The town's daily logs: the 24-hour line with its shifts, the window with its AB posts, and what is done for people (代办).

-- Who is on the line (值班表): a day is parted into a day shift and a night shift.
CREATE TABLE duty_shift (
  id      INTEGER PRIMARY KEY,
  town    INTEGER NOT NULL REFERENCES organisation (id),
  day     TEXT NOT NULL,
  part    TEXT NOT NULL CHECK (part IN ('day', 'night')),
  officer INTEGER NOT NULL,
  leader  INTEGER,
  UNIQUE (town, day, part)
) STRICT;

-- A call (来电). An answered consultation is one 人次.
CREATE TABLE duty_call (
  id           INTEGER PRIMARY KEY,
  town         INTEGER NOT NULL REFERENCES organisation (id),
  number       TEXT NOT NULL,
  at           INTEGER NOT NULL,
  day          TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('consultation', 'help', 'complaint', 'emergency', 'missed')),
  matter       TEXT NOT NULL,
  answer       TEXT NOT NULL DEFAULT '',
  outcome      TEXT NOT NULL CHECK (outcome IN ('answered', 'passed', 'open', 'missed')),
  passed_to    TEXT NOT NULL DEFAULT '',
  caller       BLOB,
  caller_shown TEXT NOT NULL DEFAULT '',
  account      INTEGER,
  actor        TEXT NOT NULL,
  noted_at     INTEGER NOT NULL,
  -- What came of it, for what was not answered at once.
  result       TEXT NOT NULL DEFAULT '',
  closed_at    INTEGER,
  CHECK ((kind = 'missed') = (outcome = 'missed'))
) STRICT;
CREATE UNIQUE INDEX duty_call_number ON duty_call (town, number);
CREATE INDEX duty_call_by_time ON duty_call (town, at DESC, id DESC);
CREATE INDEX duty_call_by_day ON duty_call (town, day, id);
CREATE INDEX duty_call_open ON duty_call (town, at, id) WHERE closed_at IS NULL AND outcome IN ('passed', 'open');

-- A handover (交接班), with the open matters as they were told.
CREATE TABLE duty_handover (
  id       INTEGER PRIMARY KEY,
  town     INTEGER NOT NULL REFERENCES organisation (id),
  at       INTEGER NOT NULL,
  giver    INTEGER NOT NULL,
  taker    INTEGER NOT NULL,
  matters  TEXT NOT NULL,
  note     TEXT NOT NULL DEFAULT '',
  taken_at INTEGER,
  CHECK (giver <> taker)
) STRICT;
CREATE INDEX duty_handover_by_town ON duty_handover (town, id DESC);

-- A post of the window (AB岗): two who answer for it.
CREATE TABLE window_post (
  id       INTEGER PRIMARY KEY,
  town     INTEGER NOT NULL REFERENCES organisation (id),
  name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  holder_a INTEGER NOT NULL,
  holder_b INTEGER NOT NULL,
  is_open  INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)),
  CHECK (holder_a <> holder_b)
) STRICT;
CREATE INDEX window_post_by_town ON window_post (town, id);

-- One of the two is away: until when, why, and what he hands over.
CREATE TABLE window_absence (
  id        INTEGER PRIMARY KEY,
  post      INTEGER NOT NULL REFERENCES window_post (id),
  who       TEXT NOT NULL CHECK (who IN ('a', 'b')),
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  reason    TEXT NOT NULL,
  handover  TEXT NOT NULL,
  actor     TEXT NOT NULL,
  at        INTEGER NOT NULL,
  ended_at  INTEGER,
  CHECK (first_day <= last_day)
) STRICT;
CREATE INDEX window_absence_by_post ON window_absence (post, last_day);

-- A visit at the window (窗口接待). One person is one 人次.
CREATE TABLE window_visit (
  id            INTEGER PRIMARY KEY,
  town          INTEGER NOT NULL REFERENCES organisation (id),
  post          INTEGER NOT NULL REFERENCES window_post (id),
  number        TEXT NOT NULL,
  at            INTEGER NOT NULL,
  day           TEXT NOT NULL,
  account       INTEGER,
  actor         TEXT NOT NULL,
  -- A, B, or B代A.
  capacity      TEXT NOT NULL CHECK (capacity IN ('A', 'B', 'B代A')),
  visitor       BLOB,
  visitor_shown TEXT NOT NULL DEFAULT '',
  age           TEXT NOT NULL DEFAULT '',
  needs         TEXT NOT NULL DEFAULT '',
  matter        TEXT NOT NULL CHECK (length(matter) > 0),
  answer        TEXT NOT NULL DEFAULT '',
  outcome       TEXT NOT NULL CHECK (outcome IN ('handled', 'told', 'led', 'open')),
  led_to        TEXT NOT NULL DEFAULT '',
  result        TEXT NOT NULL DEFAULT '',
  closed_at     INTEGER,
  -- What the code on the slip leads to, without signing in, once.
  token         TEXT NOT NULL UNIQUE,
  rating        INTEGER CHECK (rating BETWEEN 1 AND 5),
  rated_at      INTEGER,
  rated_by      TEXT CHECK (rated_by IN ('web', 'paper')),
  rating_words  TEXT NOT NULL DEFAULT '',
  CHECK ((rating IS NULL) = (rated_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX window_visit_number ON window_visit (town, number);
CREATE INDEX window_visit_by_time ON window_visit (town, at DESC, id DESC);
CREATE INDEX window_visit_by_day ON window_visit (town, day, id);
CREATE INDEX window_visit_open ON window_visit (town, at, id) WHERE closed_at IS NULL AND outcome IN ('led', 'open');

-- What is told once and in writing (一次性告知).
CREATE TABLE window_slip (
  visit      INTEGER PRIMARY KEY REFERENCES window_visit (id),
  conditions TEXT NOT NULL,
  materials  TEXT NOT NULL,
  procedure  TEXT NOT NULL,
  term       TEXT NOT NULL,
  fees       TEXT NOT NULL,
  reasons    TEXT NOT NULL,
  actor      TEXT NOT NULL,
  at         INTEGER NOT NULL
) STRICT;

-- Something done for somebody (代办), through its seven steps.
CREATE TABLE agency_case (
  id           INTEGER PRIMARY KEY,
  town         INTEGER NOT NULL REFERENCES organisation (id),
  place        INTEGER NOT NULL REFERENCES organisation (id),
  number       TEXT NOT NULL,
  service      TEXT NOT NULL CHECK (length(service) > 0),
  scope        TEXT NOT NULL,
  needs        TEXT NOT NULL DEFAULT '',
  client       BLOB,
  client_shown TEXT NOT NULL,
  -- Who came when it was not the client, and what he is to him.
  relation     TEXT NOT NULL DEFAULT '',
  proxy        BLOB,
  proxy_shown  TEXT NOT NULL DEFAULT '',
  consent      TEXT NOT NULL CHECK (consent IN ('signature', 'fingerprint', 'voice', 'witness')),
  consented_on TEXT NOT NULL,
  valid_until  TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('entrusted', 'accepted', 'handling', 'delivered', 'archived', 'reported',
    'visited', 'paused', 'ended', 'refused')),
  agent        INTEGER,
  promised_on  TEXT,
  opened_at    INTEGER NOT NULL,
  closed_at    INTEGER,
  CHECK (consented_on <= valid_until)
) STRICT;
CREATE UNIQUE INDEX agency_case_number ON agency_case (town, number);
CREATE INDEX agency_case_running ON agency_case (town, promised_on, id)
  WHERE state IN ('entrusted', 'accepted', 'handling', 'paused');
CREATE INDEX agency_case_by_time ON agency_case (town, opened_at DESC, id DESC);

-- The papers he left (材料): original or copy, and when they went back.
CREATE TABLE agency_material (
  id          INTEGER PRIMARY KEY,
  agency      INTEGER NOT NULL REFERENCES agency_case (id),
  name        TEXT NOT NULL CHECK (length(name) > 0),
  form        TEXT NOT NULL CHECK (form IN ('original', 'copy')),
  copies      INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 99),
  returned_at INTEGER
) STRICT;
CREATE INDEX agency_material_by_case ON agency_material (agency, id);

CREATE TABLE agency_event (
  id     INTEGER PRIMARY KEY,
  agency INTEGER NOT NULL REFERENCES agency_case (id),
  act    TEXT NOT NULL,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  note   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agency_event_by_case ON agency_event (agency, id);
