-- Disclosure on request (依申请公开, 条例 第四章): applications with their clocks, consultations, files and trail.
CREATE TABLE application (
  id             INTEGER PRIMARY KEY,
  town           INTEGER NOT NULL REFERENCES organisation (id),
  -- The registration number (登记编号), as 2026-0003: drawn when it arrives, never used twice.
  number         TEXT NOT NULL,
  -- The form's own key, so that a form sent twice makes one application.
  submission     TEXT NOT NULL CHECK (length(submission) BETWEEN 8 AND 80),
  -- A keyed mark of the follow-up code (查询码); the code itself is not kept.
  code_mark      TEXT NOT NULL,
  channel        TEXT NOT NULL,
  -- Frozen at registration: last year's columns of the report must stay what they were.
  applicant_kind TEXT NOT NULL,
  applicant_name TEXT NOT NULL CHECK (length(applicant_name) BETWEEN 1 AND 100),
  -- Identity, address and telephone, sealed (个人信息保护法 第五十一条).
  applicant_seal BLOB NOT NULL,
  -- A keyed mark of the identity number: tells the same person without the number.
  applicant_mark TEXT NOT NULL,
  title          TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  content        TEXT NOT NULL CHECK (length(content) BETWEEN 1 AND 10000),
  document_number TEXT NOT NULL,
  form           TEXT NOT NULL,
  delivery       TEXT NOT NULL,
  assistance     TEXT NOT NULL,
  -- What it came from, such as ticket:12; empty for none.
  origin         TEXT NOT NULL,
  submitted_at   INTEGER NOT NULL,
  arrived_on     TEXT NOT NULL,
  confirmed_on   TEXT,
  -- The day of receipt (收到日, 条例 第三十一条); null until both sides have confirmed.
  received_on    TEXT,
  state          TEXT NOT NULL,
  handler        INTEGER,
  -- 补正 (条例 第三十条): once.
  correction_words   TEXT,
  correction_asked_on TEXT,
  correction_days    INTEGER CHECK (correction_days BETWEEN 1 AND 60),
  corrected_on       TEXT,
  -- 延期 (条例 第三十三条): once, with consent, and told before the period ends.
  extension_days        INTEGER CHECK (extension_days BETWEEN 1 AND 20),
  extension_reason      TEXT,
  extension_approver    INTEGER,
  extension_approver_name TEXT,
  extension_approved_on TEXT,
  extension_told_on     TEXT,
  -- 收费 (条例 第四十二条): by item or by page, never both.
  fee_manner     TEXT CHECK (fee_manner IN ('item', 'page')),
  fee_units      INTEGER CHECK (fee_units > 0),
  fee_before     INTEGER CHECK (fee_before >= 0),
  fee_amount     INTEGER CHECK (fee_amount > 0),
  fee_told_on    TEXT,
  fee_paid_on    TEXT,
  -- 答复: one code, counted once.
  decision       TEXT,
  refused        TEXT,
  reason         TEXT,
  answer         TEXT,
  proposer       INTEGER,
  approver       INTEGER,
  decided_on     TEXT,
  -- 送达.
  service        TEXT,
  served_on      TEXT,
  service_note   TEXT,
  archived_on    TEXT,
  archive_number TEXT,
  UNIQUE (town, number),
  CHECK (received_on IS NULL OR received_on >= arrived_on),
  CHECK (decided_on IS NULL OR decision IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX application_submission ON application (submission);
CREATE INDEX application_state ON application (town, state, id);
CREATE INDEX application_received ON application (town, received_on);
CREATE INDEX application_applicant ON application (town, applicant_mark, id);

-- What was done with it, when, by whom (办理过程). Only ever added to.
CREATE TABLE application_event (
  id          INTEGER PRIMARY KEY,
  application INTEGER NOT NULL REFERENCES application (id),
  act         TEXT NOT NULL,
  day         TEXT NOT NULL,
  at          INTEGER NOT NULL,
  actor       TEXT NOT NULL,
  words       TEXT NOT NULL
) STRICT;
CREATE INDEX application_event_of ON application_event (application, id);

-- Third parties, co-makers and other organs that were asked (征求意见, 条例 第三十二、三十四条).
CREATE TABLE application_consultation (
  id          INTEGER PRIMARY KEY,
  application INTEGER NOT NULL REFERENCES application (id),
  kind        TEXT NOT NULL CHECK (kind IN ('third-party', 'co-maker', 'organ')),
  party       TEXT NOT NULL CHECK (length(party) BETWEEN 1 AND 100),
  question    TEXT NOT NULL,
  sent_on     TEXT NOT NULL,
  reached_on  TEXT CHECK (reached_on >= sent_on),
  answered_on TEXT CHECK (answered_on >= sent_on),
  answer      TEXT CHECK (answer IN ('agrees', 'refuses', 'silent')),
  words       TEXT NOT NULL,
  CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;
CREATE INDEX application_consultation_of ON application_consultation (application, id);

-- Files of a case (案卷文件). A copy of an identity document lies sealed; a redacted copy names its original.
CREATE TABLE application_file (
  id          INTEGER PRIMARY KEY,
  application INTEGER NOT NULL REFERENCES application (id),
  role        TEXT NOT NULL CHECK (role IN ('identity', 'material', 'original', 'redacted', 'signed')),
  name        TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  digest      TEXT NOT NULL REFERENCES blob (digest),
  media_type  TEXT NOT NULL,
  size        INTEGER NOT NULL CHECK (size > 0),
  is_sealed   INTEGER NOT NULL CHECK (is_sealed IN (0, 1)),
  original    INTEGER REFERENCES application_file (id),
  note        TEXT NOT NULL,
  added_at    INTEGER NOT NULL,
  CHECK (role <> 'identity' OR is_sealed = 1),
  CHECK ((role = 'redacted') = (original IS NOT NULL))
) STRICT;
CREATE INDEX application_file_of ON application_file (application, id);
CREATE INDEX application_file_digest ON application_file (digest);

-- Reconsideration and litigation over an answer (行政复议、行政诉讼): the fourth part of the yearly report.
CREATE TABLE application_remedy (
  id          INTEGER PRIMARY KEY,
  application INTEGER NOT NULL REFERENCES application (id),
  kind        TEXT NOT NULL CHECK (kind IN ('reconsideration', 'direct-suit', 'later-suit')),
  filed_on    TEXT NOT NULL,
  result      TEXT CHECK (result IN ('upheld', 'corrected', 'other')),
  closed_on   TEXT CHECK (closed_on >= filed_on),
  note        TEXT NOT NULL,
  CHECK ((result IS NULL) = (closed_on IS NULL))
) STRICT;
CREATE INDEX application_remedy_of ON application_remedy (application, id);
