import Manuscript

/// What a PDF says beyond its pages (PDF 痕迹), found in the structure that qpdf writes as JSON, with the objects as they
/// should be instead. A signed file is left as it is: any change breaks the seal.
package enum PDFSift {
  package struct Found: Sendable {
    package var traces: [Trace]
    /// What `qpdf --update-from-json` is given; nil when nothing has to change.
    package var update: [UInt8]?
  }

  package static func sift(_ json: [UInt8], keeping: Set<Trace.Kind> = []) -> Found {
    do throws(Refusal) {
      var document = try PDFDocument(json, TraceLedger(keeping: keeping))
      document.look()
      return Found(traces: document.ledger.traces, update: document.isSigned ? nil : document.update)
    } catch {
      return Found(traces: [Trace(.unreadable, error.sentence)])
    }
  }
}

/// The objects of a PDF by their numbers (PDF 对象).
private struct PDFDocument {
  var ledger: TraceLedger
  private let head: JSONValue
  private let objects: [String: JSONValue]
  private var changed: [String: JSONValue] = [:]
  private(set) var isSigned = false

  init(_ json: [UInt8], _ ledger: TraceLedger) throws(Refusal) {
    guard let parts = try JSONReading.read(json)["qpdf"]?.list, parts.count == 2, let objects = parts[1].fields else {
      throw Refusal("PDF 的结构读不出来，不能检查，请重新生成后再上传。")
    }
    (head, self.objects, self.ledger) = (parts[0], objects, ledger)
    isSigned = objects.values.contains { object in
      let value = object["value"] ?? .null
      return value["/ByteRange"] != nil || value["/FT"]?.text == "/Sig" && value["/V"] != nil
    }
  }

  mutating func look() {
    if isSigned { ledger.note(.signature, "文件带有电子签章，改动会使签章失效，没有去掉任何内容。", removed: false) }
    trailer()
    catalogue()
    pages()
    let scripted = objects.values.filter { $0["value"]?["/S"]?.text == "/Launch" }.count
    if scripted > 0 { ledger.note(.macro, "有 \(scripted) 处会启动别的程序。", count: scripted, removed: false) }
  }

  var update: [UInt8]? {
    guard !changed.isEmpty else { return nil }
    var out: [UInt8] = []
    JSONValue.object(["version": .number("2"), "parameters": .object([:]), "qpdf": .array([head, .object(changed)])])
      .write(to: &out)
    return out
  }

  /// Who made it, in the older place.
  private mutating func trailer() {
    guard let trailer = objects["trailer"]?["value"], let info = value(trailer["/Info"]) else { return }
    let names = [
      "/Author": "作者", "/Company": "单位", "/Title": "标题", "/Subject": "主题", "/Keywords": "关键词",
      "/SourceModified": "源文件修改时间", "/Manager": "主管",
    ]
    let said = names.compactMap { key, name -> String? in
      guard let text = Self.text(info[key]), !text.isEmpty else { return nil }
      return "\(name)：\(text.prefix(60))"
    }.sorted()
    if !said.isEmpty { note(.author, "文件属性里写着" + said.joined(separator: "，") + "。", said.count) }
    let tools = ["/Creator", "/Producer"].compactMap { Self.text(info[$0]) }.filter { !$0.isEmpty }
    if !tools.isEmpty { note(.software, "制作软件：\(tools.told())。", tools.count, goesWith: .author) }
    if ledger.removes(.author) { changed["trailer"] = .object(["value": trailer.without(["/Info"])]) }
  }

  /// What the document as a whole carries.
  private mutating func catalogue() {
    guard let key = objects["trailer"]?["value"]?["/Root"]?.text, let root = value(.string(key)) else { return }
    var kept = root
    if root["/Metadata"] != nil {
      note(.author, "带有软件写下的说明（XMP），可能有作者和修改经过。", 1)
      if ledger.removes(.author) { kept = kept.without(["/Metadata", "/PieceInfo"]) }
    }
    let names = value(root["/Names"])
    let opening = value(root["/OpenAction"])
    if names?["/JavaScript"] != nil || root["/AA"] != nil || ["/JavaScript", "/Launch"].contains(opening?["/S"]?.text ?? "") {
      note(.macro, "打开时会运行脚本。", 1)
      if ledger.removes(.macro) {
        kept = kept.without(opening?["/S"]?.text == "/GoTo" ? ["/AA"] : ["/AA", "/OpenAction"])
        if let left = value(kept["/Names"]) { kept = kept.with("/Names", left.without(["/JavaScript"])) }
      }
    }
    if names?["/EmbeddedFiles"] != nil || root["/AF"] != nil {
      note(.embedded, "嵌着别的文件。", 1)
      if ledger.removes(.embedded) {
        kept = kept.without(["/AF"])
        if let left = value(kept["/Names"]) { kept = kept.with("/Names", left.without(["/EmbeddedFiles"])) }
      }
    }
    if kept != root { changed["obj:" + key] = .object(["value": kept]) }
  }

  /// Notes that people stuck on pages; links, form fields, stamps and what is drawn stay.
  private static let comments: Set<String> = [
    "/Text", "/Popup", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret", "/FileAttachment", "/Sound",
    "/Movie",
  ]

  private mutating func pages() {
    var (count, authors, drawn): (Int, [String], Int) = (0, [], 0)
    for (key, object) in objects.sorted(by: { $0.key < $1.key }) {
      guard let page = object["value"], page["/Type"]?.text == "/Page" else { continue }
      var kept = page
      if ledger.removes(.macro) { kept = kept.without(["/AA"]) }
      if ledger.removes(.author) { kept = kept.without(["/Metadata", "/PieceInfo"]) }
      let all = value(page["/Annots"])?.list ?? []
      let notes = all.filter { Self.comments.contains(value($0)?["/Subtype"]?.text ?? "") }
      count += notes.filter { value($0)?["/Subtype"]?.text != "/Popup" }.count
      authors += notes.compactMap { Self.text(value($0)?["/T"]) }
      drawn += all.filter { ["/FreeText", "/Ink"].contains(value($0)?["/Subtype"]?.text ?? "") }.count
      if !notes.isEmpty, ledger.removes(.comment) {
        kept = kept.with("/Annots", .array(all.filter { !notes.contains($0) }))
      }
      if kept != page { changed[key] = .object(["value": kept]) }
    }
    if count > 0 {
      let by = authors.told()
      note(.comment, "有 \(count) 条批注或高亮\(by.isEmpty ? "" : "，批注人：\(by)")。", count)
    }
    if drawn > 0 {
      ledger.note(.comment, "有 \(drawn) 处写画在页面上的文字或笔迹，看得见，没有去掉。", count: drawn, weight: .notable, removed: false)
    }
  }

  private mutating func note(_ kind: Trace.Kind, _ detail: String, _ count: Int, goesWith other: Trace.Kind? = nil) {
    ledger.note(kind, detail, count: count, removed: !isSigned && ledger.removes(other ?? kind))
  }

  /// The object that a reference leads to, or the value itself.
  private func value(_ given: JSONValue?) -> JSONValue? {
    guard let given else { return nil }
    guard let text = given.text, text.hasSuffix(" R") else { return given }
    let object = objects["obj:" + text]
    return object?["value"] ?? object?["stream"]?["dict"]
  }

  /// A string of the document; qpdf marks those that are text.
  private static func text(_ given: JSONValue?) -> String? {
    guard let text = given?.text, text.hasPrefix("u:") else { return nil }
    return String(text.dropFirst(2)).trimmingWhiteSpace
  }
}
