/// Blocks and tables in their stored form. Names here are data: never rename one.
private enum Key: String, CodingKey {
  case kind, level, text, align, indent, ordered, items, caption, rows, image, blocks, cols, span, header
}

extension Block: Codable {
  private enum Kind: String, Codable {
    case heading, paragraph, list, table, image, note, signature, date, rule, pageBreak
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    switch try box.decode(Kind.self, forKey: .kind) {
    case .heading: self = .heading(level: try box.decode(Int.self, forKey: .level), try box.inlines())
    case .paragraph: self = .paragraph(try Paragraph(from: decoder))
    case .list:
      let ordered = try box.decodeIfPresent(Bool.self, forKey: .ordered) ?? false
      self = .list(ordered: ordered, items: try box.decode([[Block]].self, forKey: .items))
    case .table: self = .table(try Table(from: decoder))
    case .image: self = .image(try box.decode(Image.self, forKey: .image))
    case .note: self = .note(try box.inlines())
    case .signature: self = .signature(try box.inlines())
    case .date: self = .date(try box.inlines())
    case .rule: self = .rule
    case .pageBreak: self = .pageBreak
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(kind, forKey: .kind)
    switch self {
    case .heading(let level, let inlines):
      try box.encode(level, forKey: .level)
      try box.encode(inlines, forKey: .text)
    case .paragraph(let paragraph): try paragraph.encode(to: encoder)
    case .list(let ordered, let items):
      if ordered { try box.encode(true, forKey: .ordered) }
      try box.encode(items, forKey: .items)
    case .table(let table): try table.encode(to: encoder)
    case .image(let image): try box.encode(image, forKey: .image)
    case .note(let inlines), .signature(let inlines), .date(let inlines): try box.encode(inlines, forKey: .text)
    case .rule, .pageBreak: break
    }
  }

  private var kind: Kind {
    switch self {
    case .heading: .heading
    case .paragraph: .paragraph
    case .list: .list
    case .table: .table
    case .image: .image
    case .note: .note
    case .signature: .signature
    case .date: .date
    case .rule: .rule
    case .pageBreak: .pageBreak
    }
  }
}

extension Paragraph: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    inlines = try box.inlines()
    alignment = try box.decodeIfPresent(Alignment.self, forKey: .align) ?? .start
    indented = try box.decodeIfPresent(Bool.self, forKey: .indent) ?? false
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(inlines, forKey: .text)
    if alignment != .start { try box.encode(alignment, forKey: .align) }
    if indented { try box.encode(true, forKey: .indent) }
  }
}

extension Table: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    caption = try box.decodeIfPresent([Inline].self, forKey: .caption)
    rows = try box.decode([[Cell]].self, forKey: .rows)
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encodeIfPresent(caption, forKey: .caption)
    try box.encode(rows, forKey: .rows)
  }
}

extension Table.Cell: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    blocks = try box.decodeIfPresent([Block].self, forKey: .blocks) ?? []
    colSpan = try box.decodeIfPresent(Int.self, forKey: .cols) ?? 1
    rowSpan = try box.decodeIfPresent(Int.self, forKey: .span) ?? 1
    isHeader = try box.decodeIfPresent(Bool.self, forKey: .header) ?? false
    alignment = try box.decodeIfPresent(Alignment.self, forKey: .align) ?? .start
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    if !blocks.isEmpty { try box.encode(blocks, forKey: .blocks) }
    if colSpan != 1 { try box.encode(colSpan, forKey: .cols) }
    if rowSpan != 1 { try box.encode(rowSpan, forKey: .span) }
    if isHeader { try box.encode(true, forKey: .header) }
    if alignment != .start { try box.encode(alignment, forKey: .align) }
  }
}

extension KeyedDecodingContainer<Key> {
  /// The inlines of a block; a block without text has none.
  fileprivate func inlines() throws -> [Inline] {
    try decodeIfPresent([Inline].self, forKey: .text) ?? []
  }
}
