import Kernel
import Store

/// A document as the index wants it, and as its row keeps it.
extension Document {
  /// Every word it can be found by. The 文号 counts as part of the title, since whoever types it wants this
  /// very document.
  var entry: TextIndex.Entry {
    var facets = Set(columns.map(Mark.column))
    facets.formUnion([Mark.town(town), Mark.validity(isCurrent: isCurrent)])
    if !issuer.isEmpty { facets.insert(Mark.issuer(issuer)) }
    let dates = Dates.digits(in: "\(day)\n\(title)\n\(text)")
    facets.formUnion(dates.map(Mark.date))
    facets.formUnion(Pinyin.marks(of: title))
    return TextIndex.Entry(
      place: place, title: Tokens.words(title) + [Mark.boundary] + Tokens.words(documentNumber),
      body: Tokens.words(text) + [Mark.boundary] + Tokens.words(issuer), facets: facets.sorted())
  }

  var storedColumns: String { columns.map(String.init).joined(separator: ",") }

  init(_ row: Row) throws {
    let columns: String = try row["columns"]
    self.init(
      key: try row["key"], organisation: try row["organisation"], town: try row["town"],
      columns: columns.split(separator: ",").compactMap { Int64($0) }, title: try row["title"],
      text: try row["text"], documentNumber: try row["document_number"], issuer: try row["issuer"],
      day: try row["day"], isCurrent: try row["is_current"])
  }
}
