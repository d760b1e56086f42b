-- The patrol over everything published (平台预警): what was read, what was found, what became of it.

CREATE TABLE patrol_run (
  id         INTEGER PRIMARY KEY,
  town       INTEGER NOT NULL REFERENCES organisation (id),
  job        INTEGER,
  ordered_by TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  items      INTEGER NOT NULL DEFAULT 0,
  -- Texts read anew; the others were read before with the same tables.
  texts      INTEGER NOT NULL DEFAULT 0,
  addresses  INTEGER NOT NULL DEFAULT 0,
  opened     INTEGER NOT NULL DEFAULT 0,
  reopened   INTEGER NOT NULL DEFAULT 0,
  closed     INTEGER NOT NULL DEFAULT 0,
  note       TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX patrol_run_town ON patrol_run (town, id DESC);

-- Which revision was read with which tables. No words of the text are kept, only digests.
CREATE TABLE patrol_reading (
  item          INTEGER PRIMARY KEY REFERENCES item (id),
  revision      INTEGER NOT NULL REFERENCES revision (id),
  version       TEXT NOT NULL,
  read_at       INTEGER NOT NULL,
  bare_pictures INTEGER NOT NULL CHECK (bare_pictures >= 0)
) STRICT;
CREATE TABLE patrol_mark (
  item       INTEGER NOT NULL REFERENCES item (id),
  position   INTEGER NOT NULL,
  mark       TEXT NOT NULL CHECK (length(mark) = 32),
  rule       TEXT NOT NULL,
  -- The digest of rule and words by which a silenced word is known; empty where none may be silenced.
  silence    TEXT NOT NULL,
  PRIMARY KEY (item, position)
) STRICT;
CREATE TABLE patrol_link (
  item     INTEGER NOT NULL REFERENCES item (id),
  position INTEGER NOT NULL,
  address  TEXT NOT NULL,
  PRIMARY KEY (item, position)
) STRICT;
CREATE INDEX patrol_link_address ON patrol_link (address);

-- What an address outside answered, the last time it was asked.
CREATE TABLE patrol_address (
  address    TEXT PRIMARY KEY,
  asked_at   INTEGER NOT NULL,
  outcome    TEXT NOT NULL,
  status     INTEGER,
  -- On how many different days in a row it failed, and the last of them.
  failed_days INTEGER NOT NULL DEFAULT 0,
  failed_on  TEXT
) STRICT;

-- A finding is a task: it has an owner and a deadline, closes itself when repaired, and reopens under the same key.
CREATE TABLE patrol_finding (
  id           INTEGER PRIMARY KEY,
  town         INTEGER NOT NULL REFERENCES organisation (id),
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  column_id    INTEGER REFERENCES site_column (id),
  item         INTEGER REFERENCES item (id),
  key          TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 600),
  rule         TEXT NOT NULL,
  -- What it is about beside the item, such as an address.
  subject      TEXT NOT NULL DEFAULT '',
  detail       TEXT NOT NULL,
  unit         TEXT NOT NULL DEFAULT '',
  account      INTEGER,
  state        TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  due_on       TEXT NOT NULL,
  opened_at    INTEGER NOT NULL,
  closed_at    INTEGER,
  -- How often it came up.
  times        INTEGER NOT NULL DEFAULT 1 CHECK (times > 0),
  reason       TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 300),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state <> 'answered' OR reason <> '')
) STRICT;
CREATE UNIQUE INDEX patrol_finding_key ON patrol_finding (town, key);
CREATE INDEX patrol_finding_list ON patrol_finding (town, state, rule, due_on, id);
CREATE INDEX patrol_finding_item ON patrol_finding (item) WHERE item IS NOT NULL;
CREATE INDEX patrol_finding_column ON patrol_finding (column_id) WHERE column_id IS NOT NULL;

CREATE TABLE patrol_event (
  id      INTEGER PRIMARY KEY,
  finding INTEGER NOT NULL REFERENCES patrol_finding (id),
  verb    TEXT NOT NULL CHECK (verb IN ('opened', 'closed', 'reopened', 'answered', 'revoked')),
  actor   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  note    TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX patrol_event_by_finding ON patrol_event (finding, id);
CREATE TRIGGER patrol_event_is_never_deleted BEFORE DELETE ON patrol_event
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- Questions of other domains that wait too long, handed in by a flow of the site (未回应的留言).
CREATE TABLE patrol_question (
  town        INTEGER NOT NULL REFERENCES organisation (id),
  source      TEXT NOT NULL,
  name        TEXT NOT NULL,
  received_on TEXT NOT NULL,
  due_on      TEXT NOT NULL,
  unit        TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (town, source)
) STRICT;

-- 清理失效信息、更新过期政策文件: each as it was done, so that the year's figure lists its records.
CREATE TABLE clean_up (
  id      INTEGER PRIMARY KEY,
  town    INTEGER NOT NULL REFERENCES organisation (id),
  item    INTEGER NOT NULL REFERENCES item (id),
  kind    TEXT NOT NULL CHECK (kind IN ('withdrawn', 'marked', 'updated')),
  at      INTEGER NOT NULL,
  actor   TEXT NOT NULL,
  edition INTEGER
) STRICT;
CREATE INDEX clean_up_town ON clean_up (town, at, id);
CREATE INDEX clean_up_item ON clean_up (item);
-- What was done before there was a patrol: taken down, or marked as no longer in force.
INSERT INTO clean_up (town, item, kind, at, actor, edition)
  SELECT item.town, item.id, 'withdrawn', edition_event.at, edition_event.actor, edition.id
  FROM edition_event JOIN edition ON edition.id = edition_event.edition JOIN item ON item.id = edition.item
  WHERE edition_event.verb = 'withdraw';
INSERT INTO clean_up (town, item, kind, at, actor)
  SELECT town, id, 'marked', changed_at, 'program:migration' FROM item WHERE validity IN ('lapsed', 'abolished');

-- The rules of the national inspection (国办秘函〔2019〕19号), as they hold from a day on. A rule whose points no
-- official annex at hand confirms is provisional, and every sum that contains it is shown as 暂定.
CREATE TABLE inspection_rule (
  code       TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  position   INTEGER NOT NULL,
  effect     TEXT NOT NULL CHECK (effect IN ('veto', 'deduct')),
  part       TEXT NOT NULL,
  name       TEXT NOT NULL,
  measured   TEXT NOT NULL,
  most       REAL,
  each       REAL,
  standing   TEXT NOT NULL CHECK (standing IN ('confirmed', 'provisional')),
  source     TEXT NOT NULL,
  PRIMARY KEY (code, valid_from)
) STRICT;
INSERT INTO inspection_rule (code, valid_from, position, effect, part, name, measured, most, each, standing, source) VALUES
  ('V1', '2019-04-01', 1, 'veto', '单项否决', '安全、泄密事故等严重问题', '严重表述错误、泄露国家秘密、弄虚作假等，出现 1 例即否决；由人认定', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V2', '2019-04-01', 2, 'veto', '单项否决', '站点无法访问', '一周内打不开的比例达到 5%；由区门户网站监测', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V3', '2019-04-01', 3, 'veto', '单项否决', '首页不更新', '首页可见的栏目在期限内没有一条新信息', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V4a', '2019-04-01', 4, 'veto', '单项否决', '栏目不更新', '动态要闻类栏目和一级的通知公告、政策文件栏目，逾期的合计', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V4b', '2019-04-01', 5, 'veto', '单项否决', '应更新但长期未更新', '超过自身更新周期的栏目数', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V4c', '2019-04-01', 6, 'veto', '单项否决', '空白栏目', '一条信息也没有的栏目数', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V5', '2019-04-01', 7, 'veto', '单项否决', '互动回应差', '近一年的留言有超过三个月没有回应的', NULL, NULL, 'confirmed', '国办秘函〔2019〕19号'),
  ('V6', '2019-04-01', 8, 'veto', '单项否决', '服务不实用', '缺四类以上要素的办事指南数；不足限数时为全部', NULL, NULL, 'provisional', '国办秘函〔2019〕19号（要素清单的后半部分待核对）'),
  ('D1', '2019-04-01', 11, 'deduct', '发布解读', '动态要闻', '超过期限没有更新', 4, 4, 'provisional', '暂定分值，待核对国办秘函〔2019〕19号附件'),
  ('D2', '2019-04-01', 12, 'deduct', '发布解读', '政策文件', '超过期限没有更新', 5, 4, 'provisional', '暂定分值，待核对国办秘函〔2019〕19号附件'),
  ('D3', '2019-04-01', 13, 'deduct', '发布解读', '政策解读', '超过期限没有更新', 4, 4, 'provisional', '暂定分值，待核对国办秘函〔2019〕19号附件'),
  ('D4', '2019-04-01', 14, 'deduct', '发布解读', '解读比例', '应解读而没有解读的文件，每件', 2, 1, 'provisional', '每件扣 1 分见于公开通报，抽样数待核对'),
  ('D5', '2019-04-01', 15, 'deduct', '发布解读', '解读关联', '没有与文件相互关联的解读，每件', 2, 1, 'provisional', '每件扣 1 分见于公开通报，抽样数待核对'),
  ('D6', '2019-04-01', 16, 'deduct', '发布解读', '其他栏目', '空白栏目每个 2 分、逾期栏目每个 1 分，前面扣过的不再扣', 5, 1, 'provisional', '暂定分值，待核对国办秘函〔2019〕19号附件'),
  ('D7', '2019-04-01', 17, 'deduct', '功能设计', '可用性', '打不开的链接，每个', 4, 0.1, 'provisional', '暂定分值，待核对国办秘函〔2019〕19号附件');

-- Thresholds: the national ones, and beside them those of counties that are stricter (区县加严).
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'patrol.profile', 'national', '2019-04-01', '鱼灯默认值：national 国家、strict 区县加严'),
  (NULL, 'patrol.hour', '2', '2026-01-01', '鱼灯默认值：每天几点自动巡检'),
  (NULL, 'patrol.homeDays', '14', '2019-04-01', '国办秘函〔2019〕19号 单项否决：首页两周不更新'),
  (NULL, 'patrol.staleSum', '5', '2019-04-01', '国办秘函〔2019〕19号 单项否决：栏目不更新合计 5 个'),
  (NULL, 'patrol.staleDynamicDays', '14', '2019-04-01', '国办秘函〔2019〕19号 单项否决：动态、要闻类两周'),
  (NULL, 'patrol.staleFirstLevelDays', '182', '2019-04-01', '国办秘函〔2019〕19号 单项否决：通知公告、政策文件一级栏目六个月'),
  (NULL, 'patrol.overdueColumns', '10', '2019-04-01', '国办秘函〔2019〕19号 单项否决：应更新但长期未更新 10 个'),
  (NULL, 'patrol.blankColumns', '5', '2019-04-01', '国办秘函〔2019〕19号 单项否决：空白栏目 5 个'),
  (NULL, 'patrol.answerDays', '91', '2019-04-01', '国办秘函〔2019〕19号 单项否决：超过三个月未回应'),
  (NULL, 'patrol.guides', '5', '2019-04-01', '国办秘函〔2019〕19号 单项否决：缺四类要素的办事指南 5 个'),
  (NULL, 'patrol.guideGaps', '4', '2019-04-01', '国办秘函〔2019〕19号 单项否决：缺四类以上要素'),
  (NULL, 'patrol.interpretWorkdays', '3', '2016-07-30', '暂定值：解读与文件同步，最迟 3 个工作日（国办发〔2016〕61号，待核对）'),
  (NULL, 'patrol.interpretedColumns', 'normative', '2026-01-01', '鱼灯默认值：哪些栏目的文件应当有解读，写栏目地址，用逗号分开'),
  (NULL, 'patrol.periodKinds', 'publicity,emergency', '2026-01-01', '鱼灯默认值：到期应当撤下的信息种类'),
  (NULL, 'patrol.hosts', '', '2026-01-01', '政府网站以外允许链接的域名，用逗号分开'),
  (NULL, 'patrol.spelling', 'no', '2026-01-01', '鱼灯默认值：巡检时是否查疑似错别字（yes 或 no）'),
  (NULL, 'patrol.link.everyDays', '7', '2026-01-01', '鱼灯默认值：正常的站外链接几天查一次'),
  (NULL, 'patrol.link.failedDays', '2', '2026-01-01', '暂定值：在几个不同的日子都打不开才算失效'),
  (NULL, 'patrol.link.seconds', '15', '2019-04-01', '国办秘函〔2019〕19号：15 秒打不开算打不开'),
  (NULL, 'patrol.link.most', '500', '2026-01-01', '鱼灯默认值：一次巡检最多查几个站外链接'),
  (NULL, 'patrol.softGone', '页面不存在|页面未找到|您访问的页面不存在|找不到该页面|内容已删除|该信息已被删除|404 Not Found', '2026-01-01', '鱼灯默认值：打得开但内容已不在的用语，用 | 分开'),
  (NULL, 'patrol.parked', '域名出售|域名转让|此域名正在出售|该域名已过期|domain is for sale|buy this domain|博彩|百家乐|真人娱乐城', '2026-01-01', '鱼灯默认值：域名过期、被抢注后页面的用语，用 | 分开'),
  (NULL, 'patrol.days.grave', '1', '2026-01-01', '鱼灯默认值：严重问题几个工作日内改正'),
  (NULL, 'patrol.days.fault', '5', '2026-01-01', '鱼灯默认值：一般问题几个工作日内改正'),
  (NULL, 'patrol.days.hint', '20', '2026-01-01', '鱼灯默认值：提示类问题几个工作日内处理'),
  (NULL, 'patrol.strict.homeDays', '7', '2025-01-01', '加严：盘锦市兴隆台区要求首页栏目每周至少更新一次'),
  (NULL, 'patrol.strict.staleDynamicDays', '7', '2025-01-01', '加严：盘锦市兴隆台区要求首页栏目每周至少更新一次'),
  (NULL, 'patrol.strict.period.dynamic', '7', '2025-01-01', '加严：盘锦市兴隆台区要求首页栏目每周至少更新一次'),
  (NULL, 'patrol.strict.period.notice', '31', '2025-01-01', '加严：盘锦市兴隆台区要求其他页面每月至少更新一次'),
  (NULL, 'patrol.strict.period.statutory', '90', '2023-01-01', '加严：平昌县监测口径，重点领域和法定栏目 90 天'),
  (NULL, 'patrol.strict.period.annual', '365', '2023-01-01', '加严：平昌县监测口径，预算、决算 365 天');
