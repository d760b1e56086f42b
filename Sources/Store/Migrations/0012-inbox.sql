-- The desk's inbox: what is urgent, what comes up for review, and the indexes of its lists.

-- 急件, and the time by which the writer wishes it to be public (期望发布时间).
ALTER TABLE edition ADD COLUMN is_urgent INTEGER NOT NULL DEFAULT 0 CHECK (is_urgent IN (0, 1));
ALTER TABLE edition ADD COLUMN wished_for INTEGER;

-- When somebody last found that what is public is still right (复核无误), and when it is to be looked at next. It
-- speaks of one edition: a new one begins a new period.
CREATE TABLE item_check (
  item       INTEGER PRIMARY KEY REFERENCES item (id),
  edition    INTEGER NOT NULL REFERENCES edition (id),
  checked_at INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,
  note       TEXT NOT NULL,
  actor      TEXT NOT NULL,
  account    INTEGER,
  CHECK (next_at > checked_at)
) STRICT;

-- On their way, and come back: few at any time, however many items there are.
CREATE INDEX edition_on_its_way ON edition (submitted_at DESC, id DESC) WHERE state IN ('inReview', 'scheduled');
CREATE INDEX edition_come_back ON edition (changed_at DESC, id DESC) WHERE state = 'draft' AND submitted_at IS NOT NULL;
-- What was done in a time: the workload.
CREATE INDEX edition_opened ON edition (opened_at, id) WHERE account IS NOT NULL;
CREATE INDEX edition_event_by_verb ON edition_event (verb, at);
-- What comes up for review.
CREATE INDEX live_item_column ON live_item (column_id, updated_at, item);
CREATE INDEX revision_expires ON revision (expires_on) WHERE expires_on IS NOT NULL;
-- The list of items, sorted by when they were published, and by who wrote.
CREATE INDEX item_desk_published ON item (town, published_at DESC, id DESC);
CREATE INDEX edition_by_writer ON edition (account, item);
CREATE INDEX journal_by_event ON journal (event, id);

-- How long each kind of content may stand before somebody looks at it again; kinds without a figure need not be.
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'publishing.check.policy', '365', '2019-05-15', '鱼灯默认值：政策文件每年核对一次效力；国办发〔2018〕37号要求行政规范性文件动态清理'),
  (NULL, 'publishing.check.static', '182', '2019-05-15', '鱼灯默认值：机构、领导等概况信息半年核对一次'),
  (NULL, 'publishing.check.guide', '365', '2019-05-15', '条例 第十二条：指南和目录应当及时更新；每年一次为鱼灯默认值'),
  (NULL, 'publishing.check.rules', '365', '2019-05-15', '鱼灯默认值：公开制度每年核对一次'),
  (NULL, 'publishing.check.aheadDays', '30', '2019-05-15', '鱼灯默认值：到期前多少天进入待复核'),
  (NULL, 'publishing.urgent.aheadDays', '3', '2019-05-15', '鱼灯默认值：栏目更新期限或期望发布时间前多少天算急');
