/// Inlines and images in their stored form: unmarked text is a bare string, which is most of every document.
private enum Key: String, CodingKey {
  case text, marks, link, inlines, lineBreak = "break", image, source, alt, width, height
}

extension Inline: Codable {
  package init(from decoder: any Decoder) throws {
    if let bare = try? decoder.singleValueContainer().decode(String.self) {
      self = .text(bare)
      return
    }
    let box = try decoder.container(keyedBy: Key.self)
    if let text = try box.decodeIfPresent(String.self, forKey: .text) {
      self = .text(text, marks: Marks(rawValue: try box.decode(Int.self, forKey: .marks)))
    } else if let address = try box.decodeIfPresent(String.self, forKey: .link) {
      self = .link(address: address, try box.decode([Inline].self, forKey: .inlines))
    } else if let image = try box.decodeIfPresent(Image.self, forKey: .image) {
      self = .image(image)
    } else {
      self = .lineBreak
    }
  }

  package func encode(to encoder: any Encoder) throws {
    if case .text(let text, let marks) = self, marks.isEmpty {
      var bare = encoder.singleValueContainer()
      try bare.encode(text)
      return
    }
    var box = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text, let marks):
      try box.encode(text, forKey: .text)
      try box.encode(marks.rawValue, forKey: .marks)
    case .link(let address, let inlines):
      try box.encode(address, forKey: .link)
      try box.encode(inlines, forKey: .inlines)
    case .lineBreak: try box.encode(true, forKey: .lineBreak)
    case .image(let image): try box.encode(image, forKey: .image)
    }
  }
}

extension Image: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    source = try box.decode(String.self, forKey: .source)
    alt = try box.decodeIfPresent(String.self, forKey: .alt) ?? ""
    width = try box.decodeIfPresent(Int.self, forKey: .width)
    height = try box.decodeIfPresent(Int.self, forKey: .height)
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(source, forKey: .source)
    if !alt.isEmpty { try box.encode(alt, forKey: .alt) }
    try box.encodeIfPresent(width, forKey: .width)
    try box.encodeIfPresent(height, forKey: .height)
  }
}
