-- Lists of money that people receive (惠民资金名单): what of them the village may read, what only the sealed original
-- knows, who confirmed it, until when it stands there, who objected.
CREATE TABLE benefit_list (
  id           INTEGER PRIMARY KEY,
  slot         INTEGER NOT NULL REFERENCES board_slot (id),
  village      INTEGER NOT NULL REFERENCES organisation (id),
  fund         TEXT NOT NULL CHECK (length(fund) BETWEEN 1 AND 40),
  -- 公示 before a decision, 公布 after it.
  kind         TEXT NOT NULL CHECK (kind IN ('notice', 'result')),
  title        TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  state        TEXT NOT NULL CHECK (state IN ('draft', 'confirmed', 'ended', 'withdrawn')),
  -- As the fund's policy let them be, and from which settings.
  board_table  TEXT NOT NULL,
  web_table    TEXT NOT NULL,
  policy       TEXT NOT NULL,
  rows         INTEGER NOT NULL CHECK (rows >= 0),
  -- In cents.
  total        INTEGER NOT NULL CHECK (total >= 0),
  remarks      TEXT NOT NULL,
  -- The sealed original: the place it is sealed for stands here, its key in no database.
  original     TEXT NOT NULL REFERENCES blob (digest),
  original_name TEXT NOT NULL,
  sealed_for   TEXT NOT NULL,
  account      INTEGER,
  author       TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  confirmer    INTEGER,
  confirmer_name TEXT NOT NULL DEFAULT '',
  confirmed_at INTEGER,
  posting      INTEGER REFERENCES posting (id),
  -- Once it is on the wall: until when one may object, and the last day it stands on the page.
  objections_until TEXT,
  shown_until  TEXT,
  ended_at     INTEGER,
  ended_for    TEXT NOT NULL DEFAULT '',
  CHECK ((confirmed_at IS NULL) = (state IN ('draft', 'withdrawn') AND posting IS NULL))
) STRICT;
CREATE INDEX benefit_list_by_village ON benefit_list (village, id DESC);
CREATE INDEX benefit_list_by_slot ON benefit_list (slot, id);
CREATE INDEX benefit_list_by_posting ON benefit_list (posting) WHERE posting IS NOT NULL;
CREATE INDEX benefit_list_shown ON benefit_list (shown_until) WHERE state = 'confirmed' AND shown_until IS NOT NULL;
CREATE UNIQUE INDEX benefit_list_one_draft ON benefit_list (slot) WHERE state = 'draft';
CREATE INDEX benefit_list_original ON benefit_list (original);

-- One person's own line, found by two facts he knows; gone with the list.
CREATE TABLE benefit_record (
  list     INTEGER NOT NULL REFERENCES benefit_list (id),
  position INTEGER NOT NULL,
  -- A keyed digest of the name and the last four places of the identity number.
  mark     TEXT NOT NULL CHECK (length(mark) = 64),
  sealed   BLOB NOT NULL,
  PRIMARY KEY (list, position)
) STRICT;
CREATE INDEX benefit_record_by_mark ON benefit_record (mark);

-- What somebody has against a list (异议), answered by a day.
CREATE TABLE benefit_objection (
  id          INTEGER PRIMARY KEY,
  list        INTEGER NOT NULL REFERENCES benefit_list (id),
  village     INTEGER NOT NULL REFERENCES organisation (id),
  number      TEXT NOT NULL UNIQUE,
  -- Whether the list was still open to objections; later ones are questions (质询).
  is_timely   INTEGER NOT NULL CHECK (is_timely IN (0, 1)),
  -- Name, contact and words, sealed.
  sealed      BLOB NOT NULL,
  channel     TEXT NOT NULL CHECK (channel IN ('web', 'phone', 'visit', 'letter')),
  filed_at    INTEGER NOT NULL,
  filed_by    TEXT NOT NULL,
  due_on      TEXT NOT NULL,
  outcome     TEXT CHECK (outcome IN ('upheld', 'rejected', 'explained')),
  answer      TEXT NOT NULL DEFAULT '' CHECK (length(answer) <= 1000),
  answered_at INTEGER,
  answered_by TEXT NOT NULL DEFAULT '',
  CHECK ((outcome IS NULL) = (answered_at IS NULL))
) STRICT;
CREATE INDEX benefit_objection_by_list ON benefit_objection (list, id);
CREATE INDEX benefit_objection_open ON benefit_objection (village, due_on) WHERE outcome IS NULL;

-- Which fields of a fund stand on the board and on the web. Dated; a town may set its own with its source.
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'benefit.board.dibao', 'list:name,group,persons,category,amount,month', '2026-01-01', '社会救助法第四十五条；字段按最小必要拟定，请与区民政局核对'),
  (NULL, 'benefit.web.dibao', 'totals', '2026-01-01', '社会救助法第四十五条：在本村范围内公布，不上互联网'),
  (NULL, 'benefit.board.tekun', 'list:name,mode,standard,amount', '2026-01-01', '社会救助法第四十五条；字段按最小必要拟定，请与区民政局核对'),
  (NULL, 'benefit.web.tekun', 'totals', '2026-01-01', '社会救助法第四十五条'),
  (NULL, 'benefit.board.gaoling', 'list:name,group,ageBand,standard,amount', '2026-01-01', '字段按最小必要拟定，请与区民政局核对'),
  (NULL, 'benefit.web.gaoling', 'totals', '2026-01-01', '个人信息保护法第六条'),
  (NULL, 'benefit.board.canji', 'list:name,category,amount', '2026-01-01', '个人信息保护法第二十八条；字段按最小必要拟定，请与区民政局核对'),
  (NULL, 'benefit.web.canji', 'totals', '2026-01-01', '个人信息保护法第二十八条'),
  (NULL, 'benefit.board.tefu', 'totals', '2026-01-01', '个人信息保护法第二十八条；区里书面要求公布姓名的，另设一条并写明依据'),
  (NULL, 'benefit.web.tefu', 'totals', '2026-01-01', '个人信息保护法第二十八条'),
  (NULL, 'benefit.board.linshi', 'list:name,amount,date,cause', '2026-01-01', '社会救助法第四十五条；字段按最小必要拟定，请与区民政局核对'),
  (NULL, 'benefit.web.linshi', 'totals', '2026-01-01', '社会救助法第四十五条'),
  (NULL, 'benefit.board.ertong', 'totals', '2026-01-01', '个人信息保护法第二十八条：不满十四周岁未成年人的个人信息是敏感个人信息'),
  (NULL, 'benefit.web.ertong', 'totals', '2026-01-01', '个人信息保护法第二十八条'),
  (NULL, 'benefit.board.shenong', 'list:name,area,standard,amount', '2026-01-01', '字段按最小必要拟定，请与区农业农村局核对'),
  (NULL, 'benefit.web.shenong', 'masked:name,area,amount', '2026-01-01', '个人信息保护法第六条、第二十五条：网上只出现打码的姓名'),
  (NULL, 'benefit.board.weifang', 'list:name,grade,amount', '2026-01-01', '字段按最小必要拟定，请与区住建局核对'),
  (NULL, 'benefit.web.weifang', 'masked:name,grade,amount', '2026-01-01', '个人信息保护法第六条、第二十五条'),
  (NULL, 'benefit.noticePeriod', '7个工作日', '2026-01-01', '一份社会救助公开标准目录：公示 7 个工作日；写“7日”则按自然日算'),
  (NULL, 'benefit.resultPeriod', '30日', '2026-01-01', '鱼灯默认值：网上公布的期限（公开栏按事项的张贴天数）'),
  (NULL, 'benefit.objectionPeriod', '5个工作日', '2026-01-01', '鱼灯默认值：异议受理后几日内答复，请按区里规定改'),
  (NULL, 'benefit.smallest', '3', '2026-01-01', '鱼灯默认值：只公布合计的，人数少于它时写“少于3”而不写具体数和金额，免得被认出来；1 表示不隐去');
