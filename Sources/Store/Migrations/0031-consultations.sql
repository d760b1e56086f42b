-- Online consultation (在线咨询): questions in words or by voice, their answers, and the public bank of answers.

CREATE TABLE consultation (
  id             INTEGER PRIMARY KEY,
  town           INTEGER NOT NULL REFERENCES organisation (id),
  -- Such as ZX2026-0012, and the digest of the code by which the asker follows it.
  number         TEXT NOT NULL,
  code           TEXT NOT NULL,
  channel        TEXT NOT NULL,
  asked_at       INTEGER NOT NULL,
  -- Empty when it was spoken.
  question       TEXT NOT NULL,
  -- What the clerk wrote down of the voice.
  transcript     TEXT NOT NULL DEFAULT '',
  -- Name and telephone, sealed; what is shown of them; a digest by which the same person is known again.
  contact        BLOB,
  contact_shown  TEXT NOT NULL DEFAULT '',
  person         TEXT NOT NULL DEFAULT '',
  state          TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  term           TEXT NOT NULL,
  due            TEXT NOT NULL,
  is_provisional INTEGER NOT NULL DEFAULT 0 CHECK (is_provisional IN (0, 1)),
  answer         TEXT NOT NULL DEFAULT '',
  -- Who answered, when; why it was closed without an answer.
  settled_by     INTEGER,
  settled_at     INTEGER,
  closing        TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'open') = (settled_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX consultation_number ON consultation (town, number);
CREATE INDEX consultation_open ON consultation (town, due, id) WHERE state = 'open';
CREATE INDEX consultation_by_state ON consultation (town, state, settled_at DESC, id DESC);
CREATE INDEX consultation_by_person ON consultation (town, person, asked_at) WHERE person <> '';

-- A voice (语音): as it was recorded, and as ffmpeg made it alike with the others.
CREATE TABLE consultation_voice (
  id           INTEGER PRIMARY KEY,
  consultation INTEGER NOT NULL REFERENCES consultation (id),
  side         TEXT NOT NULL CHECK (side IN ('question', 'answer')),
  upload       TEXT NOT NULL REFERENCES blob (digest),
  added_at     INTEGER NOT NULL,
  -- All four once it is made; or why it cannot be.
  digest       TEXT REFERENCES blob (digest),
  size         INTEGER,
  milliseconds INTEGER,
  -- Loudness in equal parts, a hexadecimal digit each.
  wave         TEXT,
  failure      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consultation_voice_by_consultation ON consultation_voice (consultation, id);
CREATE INDEX consultation_voice_upload ON consultation_voice (upload);
CREATE INDEX consultation_voice_digest ON consultation_voice (digest) WHERE digest IS NOT NULL;

-- The public answer bank (公开答复库): common questions in words of the office, never the asker's.
CREATE TABLE common_answer (
  id           INTEGER PRIMARY KEY,
  town         INTEGER NOT NULL REFERENCES organisation (id),
  consultation INTEGER REFERENCES consultation (id),
  question     TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 200),
  answer       TEXT NOT NULL CHECK (length(answer) BETWEEN 1 AND 5000),
  proposed_by  INTEGER,
  proposed_at  INTEGER NOT NULL,
  released_by  INTEGER,
  released_at  INTEGER,
  withdrawn_at INTEGER
) STRICT;
CREATE INDEX common_answer_public ON common_answer (town, released_at DESC, id DESC)
  WHERE released_at IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX common_answer_waiting ON common_answer (town, id) WHERE released_at IS NULL AND withdrawn_at IS NULL;
