-- People beside the review: who is reading it, who stands in for whom, what is said about it, who is reminded.

-- A reviewer takes an item that waits for his step (认领), so that two do not read the same.
CREATE TABLE claim (
  id         INTEGER PRIMARY KEY,
  edition    INTEGER NOT NULL REFERENCES edition (id),
  -- The waiting it was made for: once the edition has moved on, it says nothing any more.
  round      INTEGER NOT NULL,
  duty       TEXT NOT NULL,
  account    INTEGER NOT NULL,
  actor      TEXT NOT NULL,
  taken_at   INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at   INTEGER,
  ending     TEXT CHECK (ending IN ('released', 'takenOver', 'reassigned', 'renewed', 'lapsed')),
  note       TEXT NOT NULL DEFAULT '',
  CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT;
CREATE UNIQUE INDEX claim_one_open ON claim (edition) WHERE ended_at IS NULL;
CREATE INDEX claim_open_by_account ON claim (account, edition) WHERE ended_at IS NULL;

-- Somebody is away and a colleague stands in for him (请假代办), from a day to a day.
CREATE TABLE stand_in (
  id           INTEGER PRIMARY KEY,
  account      INTEGER NOT NULL,
  account_name TEXT NOT NULL,
  deputy       INTEGER NOT NULL,
  deputy_name  TEXT NOT NULL,
  from_day     TEXT NOT NULL,
  to_day       TEXT NOT NULL,
  note         TEXT NOT NULL DEFAULT '',
  made_at      INTEGER NOT NULL,
  made_by      TEXT NOT NULL,
  -- Ended before its last day.
  ended_at     INTEGER,
  ended_by     TEXT,
  CHECK (account <> deputy),
  CHECK (from_day <= to_day),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) STRICT;
CREATE INDEX stand_in_by_deputy ON stand_in (deputy, to_day) WHERE ended_at IS NULL;
CREATE INDEX stand_in_by_account ON stand_in (account, to_day DESC, id DESC);

-- What waits for a reviewer or came back to its writer, the longest waiting first: for reminders (催办).
CREATE INDEX edition_pending ON edition (changed_at, id) WHERE state IN ('draft', 'inReview');

-- In whose name a step was taken, when it was not one's own right.
ALTER TABLE edition_event ADD COLUMN on_behalf_of INTEGER;
ALTER TABLE edition_event ADD COLUMN on_behalf_name TEXT;

-- What colleagues say to one another about an item (讨论).
CREATE TABLE remark (
  id      INTEGER PRIMARY KEY,
  item    INTEGER NOT NULL REFERENCES item (id),
  edition INTEGER NOT NULL REFERENCES edition (id),
  actor   TEXT NOT NULL,
  account INTEGER,
  at      INTEGER NOT NULL,
  text    TEXT NOT NULL
) STRICT;
CREATE INDEX remark_by_item ON remark (item, id);

-- One line addressed to one member of staff (消息): he was mentioned, urged, handed something.
CREATE TABLE message (
  id      INTEGER PRIMARY KEY,
  account INTEGER NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('mentioned', 'reminded', 'urged', 'handed', 'takenOver', 'standIn', 'opinion')),
  -- What it is about; the same is said to the same person once.
  topic   TEXT NOT NULL,
  item    INTEGER REFERENCES item (id),
  sender  TEXT NOT NULL,
  text    TEXT NOT NULL,
  at      INTEGER NOT NULL,
  read_at INTEGER
) STRICT;
CREATE UNIQUE INDEX message_once ON message (account, kind, topic);
CREATE INDEX message_unread ON message (account, id DESC) WHERE read_at IS NULL;
CREATE INDEX message_by_account ON message (account, id DESC);
CREATE INDEX message_by_item ON message (item);

-- An address by which somebody without an account reads one draft and gives one opinion (一次性意见链接). The token
-- itself is known only to whom it was given.
CREATE TABLE opinion_link (
  id           INTEGER PRIMARY KEY,
  item         INTEGER NOT NULL REFERENCES item (id),
  edition      INTEGER NOT NULL REFERENCES edition (id),
  -- The text that is shown, and that the opinion is about.
  revision     INTEGER NOT NULL REFERENCES revision (id),
  token_digest TEXT NOT NULL UNIQUE CHECK (length(token_digest) = 64),
  -- Of the access word together with the token; null when none is asked for.
  word_digest  TEXT,
  invited      TEXT NOT NULL,
  question     TEXT NOT NULL DEFAULT '',
  actor        TEXT NOT NULL,
  account      INTEGER,
  made_at      INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  -- Wrong access words: too many close the link.
  failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  opened_at    INTEGER,
  used_at      INTEGER,
  revoked_at   INTEGER,
  CHECK (used_at IS NULL OR revoked_at IS NULL)
) STRICT;
CREATE INDEX opinion_link_by_item ON opinion_link (item, id);

CREATE TABLE opinion (
  link  INTEGER PRIMARY KEY REFERENCES opinion_link (id),
  name  TEXT NOT NULL CHECK (length(name) > 0),
  unit  TEXT NOT NULL CHECK (length(unit) > 0),
  stand TEXT NOT NULL CHECK (stand IN ('agree', 'changes')),
  text  TEXT NOT NULL,
  at    INTEGER NOT NULL
) STRICT;

-- Drafts and claims handed from one person to another (批量转交), with what became of each.
CREATE TABLE reassignment (
  id        INTEGER PRIMARY KEY,
  giver     INTEGER NOT NULL,
  taker     INTEGER NOT NULL,
  actor     TEXT NOT NULL,
  account   INTEGER,
  at        INTEGER NOT NULL,
  note      TEXT NOT NULL
) STRICT;
CREATE INDEX reassignment_by_account ON reassignment (account, id DESC);
CREATE TABLE reassignment_line (
  reassignment INTEGER NOT NULL REFERENCES reassignment (id),
  edition      INTEGER NOT NULL REFERENCES edition (id),
  kind         TEXT NOT NULL CHECK (kind IN ('draft', 'claim')),
  -- Empty when it was handed over; else why not.
  refusal      TEXT NOT NULL,
  PRIMARY KEY (reassignment, edition, kind)
) STRICT;

-- A district or a town may set its own from any day on.
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'work.hours', '08:00-12:00,14:30-17:30', '2018-01-01', '鱼灯默认值：以本地机关作息时间的通知为准'),
  (NULL, 'people.claimHours', '8', '2018-01-01', '鱼灯默认值：认领后 8 个工作小时没有办理，自动放回'),
  (NULL, 'people.reminderHours', '8', '2018-01-01', '鱼灯默认值：等候满 8 个工作小时提醒办理人'),
  (NULL, 'people.escalationHours', '24', '2018-01-01', '鱼灯默认值：等候满 24 个工作小时再提醒一次，并告知签发人'),
  (NULL, 'people.opinionDays', '7', '2018-01-01', '鱼灯默认值：意见链接 7 天内有效');
