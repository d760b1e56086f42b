-- Inspections of the villages' openness (检查), what was found wrong, and the orders to put it right (限期整改).

-- What can be wrong, how grave it is and how long it may take to put right (问题类别): dated, with its source. A town's
-- own row goes before the one for everybody.
CREATE TABLE inspection_problem (
  id           INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id),
  code         TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 10),
  name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  severity     TEXT NOT NULL CHECK (severity IN ('minor', 'serious', 'grave')),
  -- In its own unit: 5个工作日, 15日.
  term         TEXT NOT NULL CHECK (length(term) BETWEEN 2 AND 20),
  source       TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 300),
  valid_from   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX inspection_problem_dated ON inspection_problem (code, COALESCE(organisation, 0), valid_from);

-- What an inspector looks at (检查要点): dated as well, so that an old inspection is read by its own list.
CREATE TABLE inspection_point (
  id           INTEGER PRIMARY KEY,
  organisation INTEGER REFERENCES organisation (id),
  code         TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20),
  question     TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 100),
  hint         TEXT NOT NULL DEFAULT '' CHECK (length(hint) <= 200),
  -- What it is when the answer is no.
  problem      TEXT NOT NULL,
  -- The kind of thing that it is about.
  subject      TEXT NOT NULL CHECK (subject IN ('slot', 'board', 'brochure', 'column', 'page', 'archive', 'other')),
  position     INTEGER NOT NULL,
  source       TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 300),
  valid_from   TEXT NOT NULL,
  valid_to     TEXT
) STRICT;
CREATE UNIQUE INDEX inspection_point_dated ON inspection_point (code, COALESCE(organisation, 0), valid_from);

-- One form filled at one village on one day (检查记录).
CREATE TABLE inspection (
  id           INTEGER PRIMARY KEY,
  -- Made by the phone before it had a line: the same form sent twice is one inspection.
  form_key     TEXT NOT NULL UNIQUE CHECK (length(form_key) BETWEEN 16 AND 64),
  -- What the form said, to tell a second sending from another form under the same key.
  form_digest  TEXT NOT NULL CHECK (length(form_digest) = 64),
  town         INTEGER NOT NULL REFERENCES organisation (id),
  village      INTEGER NOT NULL REFERENCES organisation (id),
  village_name TEXT NOT NULL,
  -- Who looks: the town itself, or the district's and the city's patrol (市区巡查).
  origin       TEXT NOT NULL CHECK (origin IN ('town', 'patrol')),
  number       TEXT NOT NULL,
  day          TEXT NOT NULL,
  inspectors   TEXT NOT NULL CHECK (length(inspectors) BETWEEN 2 AND 100),
  place        TEXT NOT NULL DEFAULT '' CHECK (length(place) <= 100),
  -- The village's handler, who was there and read it (村经办签字).
  witness      TEXT NOT NULL DEFAULT '' CHECK (length(witness) <= 40),
  note         TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
  account      INTEGER,
  author       TEXT NOT NULL,
  -- When it was filled in by the phone's clock, and when it reached us.
  filled_at    INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  UNIQUE (town, number)
) STRICT;
CREATE INDEX inspection_by_day ON inspection (town, day, id);
CREATE INDEX inspection_by_village ON inspection (village, day);

-- How each point was found (逐项结果).
CREATE TABLE inspection_answer (
  inspection INTEGER NOT NULL REFERENCES inspection (id),
  point      INTEGER NOT NULL REFERENCES inspection_point (id),
  result     TEXT NOT NULL CHECK (result IN ('good', 'bad', 'none')),
  PRIMARY KEY (inspection, point)
) STRICT;

-- One thing found wrong (检查发现的问题), tied to the very thing.
CREATE TABLE inspection_finding (
  id            INTEGER PRIMARY KEY,
  inspection    INTEGER NOT NULL REFERENCES inspection (id),
  village       INTEGER NOT NULL REFERENCES organisation (id),
  problem       TEXT NOT NULL,
  problem_name  TEXT NOT NULL,
  severity      TEXT NOT NULL CHECK (severity IN ('minor', 'serious', 'grave')),
  subject       TEXT NOT NULL CHECK (subject IN ('slot', 'board', 'brochure', 'column', 'page', 'archive', 'other')),
  -- The key of the slot or the board, the address of the page; empty when it has none.
  reference     TEXT NOT NULL DEFAULT '' CHECK (length(reference) <= 300),
  subject_name  TEXT NOT NULL CHECK (length(subject_name) BETWEEN 1 AND 200),
  note          TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 500),
  day           TEXT NOT NULL,
  rectification INTEGER REFERENCES rectification (id)
) STRICT;
CREATE INDEX inspection_finding_by_inspection ON inspection_finding (inspection, id);
CREATE INDEX inspection_finding_again ON inspection_finding (village, problem, day);
CREATE INDEX inspection_finding_of_thing ON inspection_finding (subject, reference);
CREATE INDEX inspection_finding_by_order ON inspection_finding (rectification, id) WHERE rectification IS NOT NULL;
CREATE INDEX inspection_finding_open ON inspection_finding (village, id) WHERE rectification IS NULL;

-- An order to put things right by a day (整改通知).
CREATE TABLE rectification (
  id           INTEGER PRIMARY KEY,
  town         INTEGER NOT NULL REFERENCES organisation (id),
  village      INTEGER NOT NULL REFERENCES organisation (id),
  village_name TEXT NOT NULL,
  inspection   INTEGER NOT NULL REFERENCES inspection (id),
  -- 整改〔2026〕3号
  number       TEXT NOT NULL,
  basis        TEXT NOT NULL CHECK (length(basis) BETWEEN 1 AND 300),
  responsible  TEXT NOT NULL CHECK (length(responsible) BETWEEN 2 AND 40),
  issued_on    TEXT NOT NULL,
  term         TEXT NOT NULL,
  due_on       TEXT NOT NULL,
  is_provisional INTEGER NOT NULL DEFAULT 0 CHECK (is_provisional IN (0, 1)),
  state        TEXT NOT NULL CHECK (state IN ('open', 'replied', 'closed')),
  -- How often it was found not put right after all.
  reopened     INTEGER NOT NULL DEFAULT 0,
  -- The last step of 提醒 → 通报 → 报区 that was taken while it was overdue.
  escalation   TEXT NOT NULL DEFAULT '' CHECK (escalation IN ('', 'reminded', 'circulated', 'reported')),
  closed_on    TEXT CHECK (closed_on >= issued_on),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  UNIQUE (town, number)
) STRICT;
CREATE INDEX rectification_by_day ON rectification (town, issued_on, id);
CREATE INDEX rectification_by_inspection ON rectification (inspection, id);
CREATE INDEX rectification_by_village ON rectification (village, state, due_on);
CREATE INDEX rectification_open ON rectification (town, due_on, id) WHERE state <> 'closed';

-- Everything that happened to an order, in its order (办理经过).
CREATE TABLE rectification_event (
  id            INTEGER PRIMARY KEY,
  rectification INTEGER NOT NULL REFERENCES rectification (id),
  kind          TEXT NOT NULL
    CHECK (kind IN ('issued', 'replied', 'passed', 'failed', 'extended', 'reopened', 'reminded', 'circulated', 'reported')),
  note          TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
  -- The new last day, where one was set.
  due_on        TEXT,
  on_day        TEXT NOT NULL,
  account       INTEGER,
  actor         TEXT NOT NULL,
  at            INTEGER NOT NULL
) STRICT;
CREATE INDEX rectification_event_by_order ON rectification_event (rectification, id);

-- Photographs of what was found, and of what was put right (检查照片、整改佐证). The copy that is kept says nothing but
-- the picture; when and where it was taken is sealed.
CREATE TABLE inspection_photo (
  id         INTEGER PRIMARY KEY,
  inspection INTEGER REFERENCES inspection (id),
  event      INTEGER REFERENCES rectification_event (id),
  digest     TEXT NOT NULL REFERENCES blob (digest),
  taken      BLOB,
  added_at   INTEGER NOT NULL,
  CHECK ((inspection IS NULL) <> (event IS NULL))
) STRICT;
CREATE INDEX inspection_photo_by_inspection ON inspection_photo (inspection, id) WHERE inspection IS NOT NULL;
CREATE INDEX inspection_photo_by_event ON inspection_photo (event, id) WHERE event IS NOT NULL;
CREATE INDEX inspection_photo_of_file ON inspection_photo (digest);

INSERT INTO inspection_problem (organisation, code, name, severity, term, source, valid_from) VALUES
  (NULL, 'P1', '更新不及时', 'serious', '5个工作日', '鱼灯默认值；检查内容取自镇年度总结“是否更新及时”', '2020-01-01'),
  (NULL, 'P2', '内容有遗漏', 'serious', '5个工作日', '鱼灯默认值；检查内容取自镇年度总结“内容是否有遗漏”', '2020-01-01'),
  (NULL, 'P3', '内容有误或前后不一', 'serious', '5个工作日', '鱼灯默认值', '2020-01-01'),
  (NULL, 'P4', '泄露个人隐私', 'grave', '1个工作日', '鱼灯默认值：发现后当场撤下，一个工作日内改好', '2020-01-01'),
  (NULL, 'P5', '宣传册过期', 'minor', '5个工作日', '鱼灯默认值；检查内容取自镇年度总结“专栏宣传册是否过期”', '2020-01-01'),
  (NULL, 'P6', '公开栏破损、位置不当', 'minor', '15日', '鱼灯默认值：修公开栏给 15 日，有区县这样规定', '2020-01-01'),
  (NULL, 'P7', '张贴不满十五日', 'serious', '5个工作日', '村民委员会组织法第三十五条：公布期限不少于十五日；整改期限为鱼灯默认值', '2020-01-01'),
  (NULL, 'P8', '没有村务监督委员会签字', 'serious', '5个工作日', '鱼灯默认值', '2020-01-01'),
  (NULL, 'P9', '档案缺失', 'minor', '5个工作日', '鱼灯默认值', '2020-01-01');

INSERT INTO inspection_point (organisation, code, question, hint, problem, subject, position, source, valid_from) VALUES
  (NULL, 'current', '该张贴的都按时张贴了', '对照本村公开目录，看到期的每一份', 'P1', 'slot', 1, '镇年度总结：是否更新及时', '2020-01-01'),
  (NULL, 'complete', '内容完整，没有遗漏', '看项目、金额、人数、期次、监督电话', 'P2', 'slot', 2, '镇年度总结：内容是否有遗漏', '2020-01-01'),
  (NULL, 'correct', '内容准确，墙上和网上一致', '', 'P3', 'slot', 3, '鱼灯默认值', '2020-01-01'),
  (NULL, 'privacy', '没有身份证号、电话、账号、病情等隐私', '发现了请当场撤下', 'P4', 'slot', 4, '个人信息保护法第二十五条', '2020-01-01'),
  (NULL, 'brochures', '专栏里的宣传册都在有效期内', '看封底的有效期和政策年份', 'P5', 'brochure', 5, '镇年度总结：专栏宣传册是否过期', '2020-01-01'),
  (NULL, 'board', '公开栏完好、显眼、夜里看得见', '', 'P6', 'board', 6, '鱼灯默认值', '2020-01-01'),
  (NULL, 'term', '每份都贴满十五日', '', 'P7', 'slot', 7, '村民委员会组织法第三十五条', '2020-01-01'),
  (NULL, 'signed', '有村务监督委员会审查签字', '', 'P8', 'slot', 8, '鱼灯默认值', '2020-01-01'),
  (NULL, 'phones', '监督电话写着，而且打得通', '当场拨一次', 'P2', 'board', 9, '鱼灯默认值', '2020-01-01'),
  (NULL, 'archive', '公开档案按月装订，照片齐全', '', 'P9', 'archive', 10, '鱼灯默认值', '2020-01-01');

INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'inspections.escalation', '1,3,5', '2020-01-01', '鱼灯默认值：逾期满几个工作日提醒、通报、报区'),
  (NULL, 'inspections.repeatMonths', '12', '2020-01-01', '鱼灯默认值：多少个月内同一问题再次出现算屡查屡犯'),
  (NULL, 'inspections.longestExtension', '15', '2020-01-01', '鱼灯默认值：整改最多可延长几个工作日');
