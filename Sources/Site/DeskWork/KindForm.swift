import Kernel
import Publishing

/// Between a kind and the form it is changed in (种类表单).
extension KindEditPage.KindDraft {
  init(_ form: Form) {
    func typed(_ name: String) -> String { (form[name] ?? "").stripped }
    self.init(
      slug: typed("slug"), name: typed("name"), use: typed("use"), genre: typed("genre"),
      columns: Set(form.all("columns")), asks: typed("asks"), template: typed("template"),
      bearsNumber: form["numbered"] == "1", isClosed: form["closed"] == "1", validFrom: typed("validFrom"),
      source: typed("source"))
    for (name, value) in form.fields where name.hasPrefix("moment-") { moments[String(name.dropFirst(7))] = value }
  }

  init(_ kind: KindInForce, on day: Day) {
    self.init(
      slug: kind.slug, name: kind.kind.name, use: kind.kind.use, genre: kind.kind.genre,
      columns: Set(kind.kind.columns.map(\.rawValue)), template: kind.kind.template,
      bearsNumber: kind.kind.bearsNumber, isClosed: kind.isClosed, validFrom: day.description)
    asks = Self.added(kind).map(Self.line).joined(separator: "\n")
  }

  /// The kind as the form wants it: what the standard has stays.
  func kind(upon now: KindInForce?) throws -> ItemKind {
    var kind = now?.kind ?? ItemKind(slug: slug, name: name, use: use)
    (kind.name, kind.use, kind.genre) = (name, use, genre)
    kind.columns = ColumnKind.allCases.filter { columns.contains($0.rawValue) }
    kind.bearsNumber = try bearsNumber || ItemKind.standard().contains { $0.slug == kind.slug && $0.bearsNumber }
    kind.template = template.replacing("\r\n", with: "\n")
    let added = Set(now.map(Self.added)?.map(\.name) ?? [])
    kind.asks = kind.asks.filter { !added.contains($0.name) }
    let lines = asks.split(whereSeparator: \.isNewline).map { String($0).stripped }.filter { !$0.isEmpty }
    kind.asks += try lines.map(Self.ask)
    return kind
  }

  /// Whose moment is another than now.
  func changed(_ kind: KindInForce) -> [(String, KindMoment)] {
    kind.demands.filter { !$0.isLaw }.compactMap { demand in
      guard let wanted = moments[demand.field].flatMap(KindMoment.init(rawValue:)), wanted != demand.moment else {
        return nil
      }
      return (demand.field, wanted)
    }
  }

  /// The fields that the town itself added: they are called as they are labelled.
  private static func added(_ kind: KindInForce) -> [KindAsk] {
    kind.kind.asks.filter { !kind.isStandard || $0.name == $0.label }
  }

  private static func line(_ ask: KindAsk) -> String {
    let choices = ask.choices.isEmpty ? "" : "（\(ask.choices.joined(separator: "、"))）"
    return "\(ask.label)：\(ask.control.chinese)\(choices)"
  }

  /// `负责人：文字`.
  private static func ask(_ line: String) throws -> KindAsk {
    let parts = line.split(maxSplits: 1) { $0 == "：" || $0 == ":" }.map { String($0).stripped }
    guard let label = parts.first, (1...20).contains(label.count) else {
      throw Fault.invalid("asks", "“\(line.prefix(30))”看不懂，请写成“名称：类型”，名称最多 20 个字。")
    }
    let type = parts.count > 1 ? parts[1] : KindAsk.Control.line.chinese
    guard let control = KindAsk.Control.allCases.reversed().first(where: { type.hasPrefix($0.chinese) }) else {
      throw Fault.invalid("asks", "“\(label)”的类型“\(type.prefix(20))”没有，请写文字、长文字、日期、年份、数量、金额、电话或选项（甲、乙）。")
    }
    var ask = KindAsk(name: label, label: label, control: control)
    let listed = type.dropFirst(control.chinese.count).filter { !"（）()".contains($0) }
    ask.choices = listed.split { "、,，;；".contains($0) }.map { String($0).stripped }.filter { !$0.isEmpty }
    return ask
  }
}
