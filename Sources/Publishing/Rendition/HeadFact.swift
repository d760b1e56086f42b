import Kernel
import Rendering

/// What is said of the red head of a document and of its imprint (版头、版记要素), beside its 文号: fields of every kind that
/// bears one. They stand in the official forms (PDF, OFD, Word) and not on the page.
///
/// 密级 is not among them: what bears one is not put here at all.
package enum HeadFact: String, CaseIterable, Sendable {
  /// Whether it is set under a red head; where nobody said, the town's list of series decides.
  case wanted = "redHead"
  /// The name on the head (发文机关标志).
  case issuer = "headIssuer"
  /// Who signed it for issue, of what goes upwards (签发人).
  case signers
  /// The number of this copy (份号).
  case copy = "copyNumber"
  /// How pressing it is (紧急程度).
  case urgency
  /// Who gets copies (抄送机关), who had it printed (印发机关) and when (印发日期).
  case copiesTo, printer, printed

  static let (with, without) = ("加红头", "不加红头")
  /// More signers than these are never seen under one head.
  static let mostSigners = 6
  static let mostCopies = 30

  package var label: String { ask.label }

  /// The field of the editor.
  package var ask: KindAsk {
    var ask = KindAsk(name: rawValue, label: "", control: .line)
    switch self {
    case .wanted:
      (ask.label, ask.control, ask.choices) = ("红头", .choice, [Self.with, Self.without])
      ask.hint = "不选就看文号：代字在本镇“红头”设置里的，PDF、OFD、Word 带红头。印章由用印系统加盖。"
    case .issuer:
      ask.label = "发文机关标志"
      ask.hint = "红头上的大字。不填就用本镇设置的；没有设置的，用发文机关加“文件”二字。"
    case .signers:
      ask.label = "签发人"
      ask.hint = "上行文（请示、报告）才填，排在文号右边。几位之间用顿号隔开，按发文机关的顺序。"
    case .copy:
      ask.label = "份号"
      ask.hint = "需要标注的才填，只写数字，印成 6 位，例如 000001。"
    case .urgency:
      (ask.label, ask.control, ask.choices) = ("紧急程度", .choice, ["特急", "加急"])
      ask.hint = "文件本身标了的才选。"
    case .copiesTo:
      (ask.label, ask.control) = ("抄送机关", .long)
      ask.hint = "印在文末的版记里。几个机关之间用顿号隔开，不写“抄送”二字。"
    case .printer:
      ask.label = "印发机关"
      ask.hint = "承办印发的部门，例如党政办公室的全称。"
    case .printed: (ask.label, ask.control) = ("印发日期", .day)
    }
    return ask
  }

  /// What was written, for the desk.
  package static func facts(of written: [String: String], _ kind: ItemKind) -> [KindFact] {
    guard kind.bearsNumber else { return [] }
    return allCases.compactMap { fact in
      let value = fact.written(in: written)
      return value.isEmpty ? nil : KindFact(label: fact.label, value: fact.ask.words(for: value))
    }
  }

  func written(in facts: [String: String]) -> String { (facts[rawValue] ?? "").trimmed }

  /// 王小满、李大雪: whatever they were divided by.
  static func names(_ typed: String) -> [String] {
    typed.split { "、，,；; \u{3000}\n".contains($0) }.map(String.init)
  }
}

extension HeadFact {
  /// The head of a document with this 文号; nil for one without. What a kind without 文号 says is not heard.
  static func head(
    of number: String?, _ content: Content, _ kind: ItemKind?, series: RedHeads?
  ) -> Document.Head? {
    let known = series?.head(for: number)
    guard kind?.bearsNumber == true else { return known }
    func written(_ fact: HeadFact) -> String { fact.written(in: content.facts) }
    guard written(.wanted) != without, RedHeads.numbered(number) != nil else { return nil }
    let named = [written(.issuer), known?.issuer ?? "", written(.wanted) == with ? asDocument(content.issuer) : ""]
    guard known != nil || written(.wanted) == with, let issuer = named.first(where: { !$0.isEmpty }) else { return nil }
    return Document.Head(
      issuer: issuer, signers: names(written(.signers)), copy: Int(written(.copy)).map(Document.Head.copyNumber),
      urgency: written(.urgency).isEmpty ? nil : written(.urgency))
  }

  /// The imprint of a document that has a head; nil where nothing is said of it.
  static func imprint(of content: Content) -> Document.Imprint? {
    func written(_ fact: HeadFact) -> String { fact.written(in: content.facts) }
    let (copies, printer) = (names(written(.copiesTo)), written(.printer))
    let printed = KindAsk.day(written(.printed))
    guard !copies.isEmpty || !printer.isEmpty || printed != nil else { return nil }
    return Document.Imprint(copies: copies, printer: printer.isEmpty ? nil : printer, printed: printed)
  }

  /// 第7.2.4条：“由发文机关全称或者规范化简称加‘文件’二字组成”。
  private static func asDocument(_ issuer: String) -> String {
    let name = issuer.trimmed
    return name.isEmpty || name.hasSuffix("文件") ? name : name + "文件"
  }
}
