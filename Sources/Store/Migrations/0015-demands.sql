-- What each kind of information asks for and when (信息种类的必填要求). What the law itself orders stands with the kind;
-- everything else is dated data that a town may change: none, submit (before review) or publish (before the public).
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'kinds.publicity.from', 'submit', '2026-01-01', '鱼灯默认值：公示要写明期限'),
  (NULL, 'kinds.publicity.to', 'submit', '2026-01-01', '鱼灯默认值：公示要写明期限'),
  (NULL, 'kinds.publicity.phone', 'submit', '2026-01-01', '鱼灯默认值：公示要写明向谁反映'),
  (NULL, 'kinds.publicity.matter', 'publish', '2026-01-01', '鱼灯默认值：便于核对公示天数'),
  (NULL, 'kinds.announcement.from', 'publish', '2026-01-01', '鱼灯默认值：公告要写明何时起施行'),
  (NULL, 'kinds.policy.documentNumber', 'submit', '2026-01-01', '鱼灯默认值：政策文件按印发的文号公开'),
  (NULL, 'kinds.policy.effectiveOn', 'none', '2026-01-01', '鱼灯默认值：不填就是发布之日'),
  (NULL, 'kinds.policy.summary', 'publish', '2026-01-01', '鱼灯默认值：条例第十二条目录包括内容概述，何时必填由本单位定'),
  (NULL, 'kinds.meeting.held', 'submit', '2026-01-01', '鱼灯默认值：会议信息要有时间'),
  (NULL, 'kinds.meeting.place', 'publish', '2026-01-01', '鱼灯默认值：会议信息要有地点'),
  (NULL, 'kinds.meeting.topics', 'submit', '2026-01-01', '鱼灯默认值：会议信息要有议题'),
  (NULL, 'kinds.budget.year', 'submit', '2026-01-01', '鱼灯默认值：预决算按年度公开'),
  (NULL, 'kinds.budget.unit', 'submit', '2026-01-01', '鱼灯默认值：预决算按编制单位公开'),
  (NULL, 'kinds.budget.report', 'submit', '2026-01-01', '鱼灯默认值：分清预算和决算'),
  (NULL, 'kinds.budget.attachments', 'publish', '2026-01-01', '鱼灯默认值：报表作为附件公开'),
  (NULL, 'kinds.personnel.act', 'submit', '2026-01-01', '鱼灯默认值：分清任免、录用和奖励'),
  (NULL, 'kinds.personnel.decided', 'publish', '2026-01-01', '鱼灯默认值：人事信息要有决定日期'),
  (NULL, 'kinds.procurement.stage', 'submit', '2026-01-01', '鱼灯默认值：分清公告和结果'),
  (NULL, 'kinds.procurement.project', 'submit', '2026-01-01', '鱼灯默认值：采购信息要有项目名称'),
  (NULL, 'kinds.procurement.phone', 'publish', '2026-01-01', '鱼灯默认值：采购信息要有联系电话'),
  (NULL, 'kinds.emergency.level', 'submit', '2026-01-01', '鱼灯默认值：应急提示要有级别'),
  (NULL, 'kinds.emergency.from', 'submit', '2026-01-01', '鱼灯默认值：应急提示要有起始日'),
  (NULL, 'kinds.emergency.place', 'submit', '2026-01-01', '鱼灯默认值：应急提示要写明影响范围'),
  (NULL, 'kinds.emergency.phone', 'submit', '2026-01-01', '鱼灯默认值：应急提示要有值班电话'),
  (NULL, 'kinds.guide.term', 'publish', '2026-01-01', '鱼灯默认值：办事指南要写明时限'),
  (NULL, 'kinds.guide.fee', 'publish', '2026-01-01', '鱼灯默认值：办事指南要写明是否收费'),
  (NULL, 'kinds.guide.place', 'publish', '2026-01-01', '鱼灯默认值：办事指南要写明在哪里办'),
  (NULL, 'kinds.guide.phone', 'publish', '2026-01-01', '鱼灯默认值：办事指南要写明咨询电话'),
  (NULL, 'kinds.interpretation.form', 'none', '2026-01-01', '鱼灯默认值：解读形式可以不分'),
  (NULL, 'kinds.subsidy.fund', 'submit', '2026-01-01', '鱼灯默认值：发放结果要写明是哪一项资金'),
  (NULL, 'kinds.subsidy.month', 'submit', '2026-01-01', '鱼灯默认值：发放结果按月或按批公开'),
  (NULL, 'kinds.subsidy.amount', 'publish', '2026-01-01', '鱼灯默认值：发放结果要有总额');

-- Which kind somebody wrote last, to offer it first.
CREATE INDEX revision_kind_by_account ON revision (account, id) WHERE kind <> '';
