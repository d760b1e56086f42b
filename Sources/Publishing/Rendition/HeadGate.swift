import Kernel
import Rendering
import Store

/// What is wrong with what was written of the red head (版头检查): told at the gate, where it can still be mended.
extension HeadFact {
  static func issues(
    _ revision: Revision, _ kind: ItemKind, in town: Identifier<Organisation>, on day: Day, _ reader: some Reader
  ) throws -> [Issue] {
    let content = revision.content
    guard kind.bearsNumber, allCases.contains(where: { !$0.written(in: content.facts).isEmpty }) else { return [] }
    let problems = allCases.compactMap { fact -> Issue? in
      let value = fact.written(in: content.facts)
      return value.isEmpty ? nil : fact.problem(with: value).map { Issue("fact-" + fact.rawValue, $0) }
    }
    guard problems.isEmpty else { return problems }
    let series = try RedHeads.inForce(in: town, on: day, reader)
    let number = revision.documentNumber.isEmpty ? nil : revision.documentNumber
    guard let head = head(of: number, content, kind, series: series) else { return unheard(content, number) }
    if head.issuer.count > RedHeads.longest {
      return [Issue("fact-headIssuer", "发文机关标志最多 \(RedHeads.longest) 个字，一行排得下才行，请用规范化简称。")]
    }
    return []
  }

  private func problem(with value: String) -> String? {
    switch self {
    case .wanted, .urgency, .printed: return ask.problem(with: value)
    case .issuer: return value.count > RedHeads.longest ? "发文机关标志最多 \(RedHeads.longest) 个字，请用规范化简称。" : nil
    case .printer: return value.count > 20 ? "印发机关最多 20 个字，要和印发日期排在一行，请用规范化简称。" : nil
    case .copiesTo:
      let names = Self.names(value)
      let fits = names.count <= Self.mostCopies && names.allSatisfy { $0.count <= 40 }
      return fits && !names.isEmpty ? nil : "抄送机关最多 \(Self.mostCopies) 个，每个最多 40 个字，用顿号隔开，请核对。"
    case .copy:
      let isNumber = (1...6).contains(value.utf8.count) && value.utf8.allSatisfy { (48...57).contains($0) }
      return isNumber && Int(value) != 0 ? nil : "份号请只写数字，最多 6 位，例如 000001。"
    case .signers:
      let names = Self.names(value)
      if names.isEmpty || names.count > Self.mostSigners { return "签发人最多写 \(Self.mostSigners) 位，用顿号隔开，请核对。" }
      return names.allSatisfy(Self.isName) ? nil : "签发人请只写姓名，不写职务，几位之间用顿号隔开。"
    }
  }

  private static func isName(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return (2...15).contains(scalars.count) && scalars.allSatisfy { $0 == "·" || $0.properties.isIdeographic }
      && (scalars.count <= 4 || scalars.contains("·"))
  }

  /// Something is said of a head that will not be there.
  private static func unheard(_ content: Content, _ number: String?) -> [Issue] {
    let wanted = HeadFact.wanted.written(in: content.facts)
    if wanted == without {
      let others = allCases.filter { $0 != .wanted && !$0.written(in: content.facts).isEmpty }
      return others.first.map { [Issue("fact-redHead", "选了不加红头，\($0.label)就没有地方印，请改选，或者把它删去。")] } ?? []
    }
    if RedHeads.numbered(number) == nil {
      return [Issue("documentNumber", "红头下面要有文号，例如 呈政〔2026〕41号；命令、公告的版头不同，不能加红头。请核对文号和“红头”一栏。")]
    }
    if wanted == with { return [Issue("fact-headIssuer", "要加红头，请填写发文机关标志或者发文机关。")] }
    return [Issue("fact-redHead", "这个文号的代字不在本镇的红头设置里，签发人、抄送这些没有地方印，请在“红头”里选“加红头”，或者把它们删去。")]
  }
}
