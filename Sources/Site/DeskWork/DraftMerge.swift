import Foundation
import Kernel
import Manuscript
import Publishing

/// Two people went on from the same revision (合并稿件): what only one of them changed is taken, what both changed in the
/// same place is left for the one who saves later to choose.
struct DraftMerge: Sendable {
  /// A field that both changed, each in his own way.
  struct Field: Sendable, Equatable {
    var name: String
    var label: String
    var mine: String
    var theirs: String
  }

  private(set) var fields: [Field] = []
  let body: Merge<Block>
  private var settled: [(name: String, value: String)] = []

  init(base: Content, mine: (draft: ItemDraft, manuscript: Manuscript), theirs: Content, column: String) {
    body = Merge(
      base: base.manuscript.blocks, mine: mine.manuscript.blocks, theirs: theirs.manuscript.blocks, key: \.key)
    let (old, other) = (ItemDraft(base, column: column).values, ItemDraft(theirs, column: column).values)
    for (name, label) in ItemDraft.labels(mine.draft, base, theirs) {
      let (before, own, his) = (old[name] ?? "", mine.draft.values[name] ?? "", other[name] ?? "")
      if own == his || his == before {
        settled.append((name, own))
      } else if own == before {
        settled.append((name, his))
      } else {
        fields.append(Field(name: name, label: label, mine: own, theirs: his))
      }
    }
  }

  /// Nothing is left to choose.
  var isSettled: Bool { fields.isEmpty && body.contests == 0 }

  /// The form's names of the choices: by field, and by contested part of the text in order.
  static func choice(of field: String) -> String { "take-\(field)" }
  static func choice(ofPart index: Int) -> String { "take-part-\(index)" }

  /// What comes out by the choices of a form; nil while one is missing.
  func merged(_ form: Form) -> ItemDraft? {
    var result = Form()
    for (name, value) in settled { result.add(name, value) }
    for field in fields {
      guard let choice = form[Self.choice(of: field.name)].flatMap(Merge<Block>.Choice.init) else { return nil }
      result.add(field.name, choice == .mine ? field.mine : field.theirs)
    }
    let choices = (0..<body.contests).compactMap { form[Self.choice(ofPart: $0)].flatMap(Merge<Block>.Choice.init) }
    guard choices.count == body.contests, let blocks = body.resolved(choices) else { return nil }
    result.add("body", BodyField.text(Manuscript(blocks: blocks)))
    return ItemDraft(result)
  }
}

extension ItemDraft {
  /// Every field but the text, by its name in the form.
  fileprivate var values: [String: String] {
    var values = [
      "column": column, "kind": kind, "title": title, "documentNumber": documentNumber, "issuer": issuer,
      "signed": signed, "effective": effective, "expires": expires, "openness": openness, "basis": basis,
      "source": source, "keywords": keywords, "theme": theme, "summary": summary, "change": change, "weight": weight,
      "itemKind": itemKind ?? "",
    ].mapValues(\.stripped)
    for (name, value) in facts { values["fact-\(name)"] = value }
    return values
  }

  /// The fields in their order, with what they are called.
  fileprivate static func labels(_ mine: ItemDraft, _ base: Content, _ theirs: Content) -> [(String, String)] {
    let facts = Set(mine.facts.keys).union(base.facts.keys).union(theirs.facts.keys).sorted()
    return [
      ("title", "标题"), ("column", "栏目"), ("itemKind", "信息种类"), ("kind", "体裁"), ("summary", "内容概述"),
      ("openness", "公开属性"), ("basis", "法律依据"), ("source", "信息来源"), ("documentNumber", "文号"),
      ("issuer", "发文机关"), ("signed", "成文日期"), ("effective", "生效日期"), ("expires", "失效日期"),
      ("keywords", "关键词"), ("theme", "主题分类"), ("weight", "这次修改"), ("change", "更新说明"),
    ] + facts.map { ("fact-\($0)", "本类信息：\($0)") }
  }
}
