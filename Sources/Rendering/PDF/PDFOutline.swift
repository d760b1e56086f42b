/// The bookmarks of a PDF file (书签).
struct PDFOutline {
  let entries: [OutlineEntry]
  let pages: [PlacedPage]
  let pageIDs: [Int]

  /// The number of the root; nil where there are none.
  func write(_ objects: inout PDFObjects) -> Int? {
    guard !entries.isEmpty else { return nil }
    let root = objects.reserve()
    let ids = entries.map { _ in objects.reserve() }
    let parents = self.parents
    for index in entries.indices {
      let siblings = entries.indices.filter { parents[$0] == parents[index] }
      let place = siblings.firstIndex(of: index) ?? 0
      var text = "<</Title \(PDFText.text(entries[index].title))/Parent \(parents[index].map { ids[$0] } ?? root) 0 R"
      let height = pages[entries[index].page].height - entries[index].y
      text += "/Dest[\(pageIDs[entries[index].page]) 0 R/XYZ 0 \(PDFText.number(height)) null]"
      if place > 0 { text += "/Prev \(ids[siblings[place - 1]]) 0 R" }
      if place + 1 < siblings.count { text += "/Next \(ids[siblings[place + 1]]) 0 R" }
      let children = entries.indices.filter { parents[$0] == index }
      if let first = children.first, let last = children.last {
        text += "/First \(ids[first]) 0 R/Last \(ids[last]) 0 R/Count \(children.count)"
      }
      objects.put(ids[index], text + ">>")
    }
    let top = entries.indices.filter { parents[$0] == nil }
    objects.put(
      root, "<</Type/Outlines/First \(ids[top[0]]) 0 R/Last \(ids[top[top.count - 1]]) 0 R/Count \(entries.count)>>")
    return root
  }

  /// The nearest entry before of a higher level.
  private var parents: [Int?] {
    var open: [Int] = []
    return entries.indices.map { index in
      while let last = open.last, entries[last].level >= entries[index].level { open.removeLast() }
      defer { open.append(index) }
      return open.last
    }
  }
}
