-- Training and guidance of the villages' handlers (培训、业务指导), and people received in the villages (群众公开诉求).

-- One session (培训、指导): who taught what, when and in which way.
CREATE TABLE training_session (
  id        INTEGER PRIMARY KEY,
  town      INTEGER NOT NULL REFERENCES organisation (id),
  mode      TEXT NOT NULL CHECK (mode IN ('video', 'onSite', 'oneToOne')),
  topic     TEXT NOT NULL CHECK (length(topic) BETWEEN 2 AND 100),
  day       TEXT NOT NULL,
  minutes   INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
  trainer   TEXT NOT NULL CHECK (length(trainer) BETWEEN 2 AND 60),
  place     TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 100),
  note      TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
  account   INTEGER,
  author    TEXT NOT NULL,
  noted_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX training_session_by_day ON training_session (town, day, id);

-- Who was there (参训人员), of which village.
CREATE TABLE training_attendance (
  id           INTEGER PRIMARY KEY,
  session      INTEGER NOT NULL REFERENCES training_session (id),
  village      INTEGER NOT NULL REFERENCES organisation (id),
  village_name TEXT NOT NULL,
  person       TEXT NOT NULL CHECK (length(person) BETWEEN 2 AND 40),
  UNIQUE (session, village, person)
) STRICT;
CREATE INDEX training_attendance_by_village ON training_attendance (village, session);

-- What was handed out (培训材料).
CREATE TABLE training_material (
  id       INTEGER PRIMARY KEY,
  session  INTEGER NOT NULL REFERENCES training_session (id),
  name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest   TEXT NOT NULL REFERENCES blob (digest),
  size     INTEGER NOT NULL,
  UNIQUE (session, digest)
) STRICT;
CREATE INDEX training_material_of_file ON training_material (digest);

-- What was found wrong that made it necessary (起因).
CREATE TABLE training_cause (
  session INTEGER NOT NULL REFERENCES training_session (id),
  finding INTEGER NOT NULL REFERENCES inspection_finding (id),
  PRIMARY KEY (session, finding)
) STRICT;
CREATE INDEX training_cause_by_finding ON training_cause (finding);

-- A question of its short quiz (小测题目): up to four answers, one of them right.
CREATE TABLE quiz_question (
  id       INTEGER PRIMARY KEY,
  session  INTEGER NOT NULL REFERENCES training_session (id),
  position INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (length(question) BETWEEN 2 AND 200),
  -- One on each line.
  choices  TEXT NOT NULL,
  answer   INTEGER NOT NULL CHECK (answer BETWEEN 0 AND 5),
  UNIQUE (session, position)
) STRICT;

-- How somebody did (小测成绩). Doing it again writes the better result.
CREATE TABLE quiz_result (
  id         INTEGER PRIMARY KEY,
  session    INTEGER NOT NULL REFERENCES training_session (id),
  attendance INTEGER NOT NULL REFERENCES training_attendance (id),
  correct    INTEGER NOT NULL CHECK (correct >= 0),
  total      INTEGER NOT NULL CHECK (total >= correct),
  attempts   INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  UNIQUE (attendance)
) STRICT;
CREATE INDEX quiz_result_by_session ON quiz_result (session, attendance);

-- Somebody was received in a village (群众公开诉求接待).
CREATE TABLE reception (
  id           INTEGER PRIMARY KEY,
  form_key     TEXT NOT NULL UNIQUE CHECK (length(form_key) BETWEEN 16 AND 64),
  town         INTEGER NOT NULL REFERENCES organisation (id),
  village      INTEGER NOT NULL REFERENCES organisation (id),
  village_name TEXT NOT NULL,
  day          TEXT NOT NULL,
  channel      TEXT NOT NULL CHECK (channel IN ('visit', 'phone', 'round', 'online')),
  topic        TEXT NOT NULL CHECK (topic IN ('funds', 'finance', 'land', 'policy', 'affairs', 'other')),
  matter       TEXT NOT NULL CHECK (length(matter) BETWEEN 2 AND 500),
  -- Only where an answer has to be brought: sealed, and shown masked.
  contact      BLOB,
  contact_shown TEXT NOT NULL DEFAULT '' CHECK (length(contact_shown) <= 80),
  state        TEXT NOT NULL CHECK (state IN ('open', 'handed', 'settled')),
  answer       TEXT NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  handed_on    TEXT,
  handed_for   TEXT NOT NULL DEFAULT '' CHECK (length(handed_for) <= 300),
  settled_on   TEXT CHECK (settled_on >= day),
  account      INTEGER,
  author       TEXT NOT NULL,
  noted_at     INTEGER NOT NULL,
  CHECK ((state = 'settled') = (settled_on IS NOT NULL)),
  CHECK ((contact IS NULL) = (contact_shown = ''))
) STRICT;
CREATE INDEX reception_by_day ON reception (town, day, id);
CREATE INDEX reception_by_village ON reception (village, day, id);
CREATE INDEX reception_handed ON reception (town, handed_on, id) WHERE state = 'handed';
CREATE INDEX reception_open ON reception (village, day, id) WHERE state = 'open';
