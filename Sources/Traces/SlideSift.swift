import Manuscript

/// What a presentation carries unseen (演示文稿痕迹): hidden slides, speaker notes, comments.
enum SlideSift {
  static func sift(_ package: inout OfficePackage, _ main: String, _ ledger: inout TraceLedger) throws(Refusal) {
    let slides = try slides(package, main)
    let shown = try hidden(&package, main, slides, &ledger)
    try notes(&package, shown, &ledger)
    try comments(&package, main, shown, &ledger)
  }

  /// One slide, by its place in the show.
  private struct Slide {
    var place: Int
    var part: String
    var relation: String
    var isHidden: Bool
  }

  private static func slides(_ package: OfficePackage, _ main: String) throws(Refusal) -> [Slide] {
    guard let tree = try package.tree(main) else { return [] }
    let relations = try package.relations(of: main)
    var slides: [Slide] = []
    for (place, node) in tree.all("sldId").filter({ tree.name(tree.parent(of: $0)) == "sldIdLst" }).enumerated() {
      let ids = XMLText.attributes(of: tree.tag(of: node)).filter { $0.name == "id" }
      // Two attributes are called `id`; the relation's is the one that a relation has.
      let values = ids.map { XMLText.decoded(tree.tag(of: node)[$0.value]) }
      guard let relation = relations.first(where: { values.contains($0.id) && $0.type == "slide" }),
        let slide = try package.tree(relation.target)
      else { continue }
      let isHidden = ["0", "false"].contains(slide.attribute(slide.top, "show") ?? "1")
      slides.append(Slide(place: place + 1, part: relation.target, relation: relation.id, isHidden: isHidden))
    }
    return slides
  }

  /// Returns the slides that stay.
  private static func hidden(
    _ package: inout OfficePackage, _ main: String, _ slides: [Slide], _ ledger: inout TraceLedger
  ) throws(Refusal) -> [Slide] {
    let hidden = slides.filter(\.isHidden)
    guard !hidden.isEmpty else { return slides }
    let places = hidden.map { String($0.place) }.joined(separator: "、")
    let parts = Set(hidden.map(\.part))
    var isLinked = false
    for slide in slides where !slide.isHidden {
      if try package.relations(of: slide.part).contains(where: { parts.contains($0.target) }) { isLinked = true }
    }
    let goes = ledger.removes(.hidden) && !isLinked && hidden.count < slides.count
    let why = ledger.removes(.hidden) && !goes ? "别的页链接到它，不能自动去掉，请在原文件里处理。" : ""
    ledger.note(.hidden, "第 \(places) 页是隐藏的幻灯片。\(why)", count: hidden.count, removed: goes)
    guard goes, var tree = try package.tree(main) else { return slides }
    let ids = Set(hidden.map(\.relation))
    var numbers: Set<String> = []
    for node in tree.all("sldId") {
      let tag = tree.tag(of: node)
      let values = XMLText.attributes(of: tag).filter { $0.name == "id" }.map { XMLText.decoded(tag[$0.value]) }
      if values.contains(where: ids.contains) { numbers.formUnion(values) }
      // Sections list the slides a second time, by number.
      if values.contains(where: numbers.contains) { tree.drop(node) }
    }
    package.put(tree, main)
    try package.dropRelations(of: main) { ids.contains($0.id) }
    return slides.filter { !$0.isHidden }
  }

  private static func notes(
    _ package: inout OfficePackage, _ slides: [Slide], _ ledger: inout TraceLedger
  ) throws(Refusal) {
    var places: [Int] = []
    for slide in slides {
      guard let notes = try package.relations(of: slide.part).first(where: { $0.type == "notesSlide" }),
        let tree = try package.tree(notes.target)
      else { continue }
      let text = tree.all("t").map { tree.text(of: $0, limit: 200) }.joined().trimmingWhiteSpace
      if text.contains(where: { !$0.isNumber }) { places.append(slide.place) }
      if ledger.removes(.comment) { try package.dropRelations(of: slide.part) { $0.type == "notesSlide" } }
    }
    guard !places.isEmpty else { return }
    ledger.note(
      .comment, "第 \(places.prefix(10).map(String.init).joined(separator: "、")) 页有演讲者备注。", count: places.count)
  }

  private static func comments(
    _ package: inout OfficePackage, _ main: String, _ slides: [Slide], _ ledger: inout TraceLedger
  ) throws(Refusal) {
    var count = 0
    for slide in slides {
      for relation in try package.relations(of: slide.part) where relation.type == "comments" {
        count += try package.tree(relation.target)?.all("cm").count ?? 1
      }
      if ledger.removes(.comment) { try package.dropRelations(of: slide.part) { $0.type == "comments" } }
    }
    if count > 0 { ledger.note(.comment, "有 \(count) 条批注。", count: count) }
    if ledger.removes(.comment) {
      try package.dropRelations(of: main) { ["commentAuthors", "authors"].contains($0.type) }
    }
  }
}
