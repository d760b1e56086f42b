import Kernel
import Store

/// Words about an item that stand beside its editions (稿件以外的副本): what was typed and not saved, what colleagues
/// said, what bulk work noted down.
extension WordPlace {
  static let beside = [
    WordPlace(
      "附件的检查结果", "attachment_trace", owned: { "attachment IN (SELECT id FROM attachment WHERE item = \($0))" },
      blank: "detail = ''", words: "detail <> ''"),
    WordPlace(
      "自动保存的未存稿", "kept_draft", owned: { "item = \($0)" }, blank: "title = '', fields = '[]'",
      words: "(title <> '' OR fields <> '[]')"),
    WordPlace(
      "上传成稿的来源文件", "draft_source", owned: { "item = \($0)" }, blank: "name = '（已清除）', remarks = ''",
      words: "name <> '（已清除）'"),
    WordPlace("校对意见的答复", "proof_answer", owned: { "item = \($0)" }, blank: "reason = ''", words: "reason <> ''"),
    WordPlace(
      "长文查错别字的结果", "proof_spelling",
      owned: { "revision IN (SELECT id FROM revision WHERE edition IN (SELECT id FROM edition WHERE item = \($0)))" },
      blank: "found = '[]'", words: "(found <> '' AND found <> '[]')"),
    // A word learned from it might be a name that is to go; what people typed is theirs.
    WordPlace(
      "本地词表里从它学来的词", "lexicon_word",
      owned: { "origin = 'learned' AND id IN (SELECT word FROM lexicon_source WHERE item = \($0))" },
      blank: "word = '（已清除）' || id, struck_at = at", words: "word NOT LIKE '（已清除）%'"),
    WordPlace("讨论", "remark", owned: { "item = \($0)" }, blank: "text = ''", words: "text <> ''"),
    WordPlace("消息", "message", owned: { "item = \($0)" }, blank: "text = ''", words: "text <> ''"),
    WordPlace(
      "征求意见（问的人和问的话）", "opinion_link", owned: { "item = \($0)" }, blank: "question = '', invited = '（已清除）'",
      words: "(question <> '' OR invited <> '（已清除）')"),
    WordPlace(
      "反馈的意见和反馈人", "opinion", owned: { "link IN (SELECT id FROM opinion_link WHERE item = \($0))" },
      blank: "text = '', name = '（已清除）', unit = '（已清除）'", words: "(text <> '' OR name <> '（已清除）')"),
    WordPlace(
      "引向它的紧急通知", "emergency_notice", owned: { "item = \($0)" },
      blank: "text = '（已清除）', taken_back_reason = ''", words: "text <> '（已清除）'"),
    WordPlace("复核的说明", "item_check", owned: { "item = \($0)" }, blank: "note = ''", words: "note <> ''"),
    WordPlace(
      "认领的说明", "claim", owned: { "edition IN (SELECT id FROM edition WHERE item = \($0))" }, blank: "note = ''",
      words: "note <> ''"),
    WordPlace(
      "任务报告", "job_report", owned: { "subject = \("item:\($0)")" }, blank: "title = '', note = ''",
      words: "(title <> '' OR note <> '')"),
    WordPlace(
      "批量处理的清单", "bulk_item", owned: { "item = \($0)" }, blank: "title = '', note = '', before = ''",
      words: "(title <> '' OR note <> '' OR before <> '')"),
    WordPlace(
      "批量查找的命中", "bulk_hit", owned: { "item = \($0)" }, blank: "lead = '', found = '', trail = ''",
      words: "(lead <> '' OR found <> '' OR trail <> '')"),
    WordPlace(
      "旧站导入的报告", "legacy_record", owned: { "item = \($0)" }, blank: "title = '', reasons = ''",
      words: "(title <> '' OR reasons <> '')"),
    WordPlace(
      "旧站导入的样例", "legacy_import",
      owned: { "id IN (SELECT import FROM legacy_record WHERE item = \($0))" }, blank: "sample = ''",
      words: "sample <> ''"),
    WordPlace(
      "巡检问题的说明", "patrol_event", owned: { "finding IN (SELECT id FROM patrol_finding WHERE item = \($0))" },
      blank: "note = ''", words: "note <> ''"),
    WordPlace(
      "巡检问题", "patrol_finding", owned: { "item = \($0)" },
      blank: "subject = '', detail = '', key = 'erased:' || id", words: "(subject <> '' OR detail <> '')"),
  ]

  /// A table whose rows can be told by a condition. The texts are literals of this file.
  private init(
    _ name: String, _ table: StaticString, owned: @escaping @Sendable (Item.ID) -> SQL, blank: StaticString,
    words: StaticString
  ) {
    let (from, to, held) = (
      SQL(stringLiteral: "\(table)"), SQL(stringLiteral: "\(blank)"), SQL(stringLiteral: "\(words)")
    )
    self.init(
      name: name, table: "\(table)", rows: { "SELECT * FROM \(from) WHERE \(owned($0)) ORDER BY 1" },
      blank: { "UPDATE \(from) SET \(to) WHERE \(owned($0))" },
      left: { "SELECT count(*) FROM \(from) WHERE \(owned($0)) AND \(held)" })
  }
}
