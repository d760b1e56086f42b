/// Reading a kind (种类的存储形式): what is not written is empty, so that a list of kinds stays short.
extension ItemKind {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      slug: try box.decode(String.self, forKey: .slug), name: try box.decode(String.self, forKey: .name),
      use: try box.decode(String.self, forKey: .use))
    genre = try box.decodeIfPresent(String.self, forKey: .genre) ?? ""
    columns = try box.decodeIfPresent([ColumnKind].self, forKey: .columns) ?? []
    asks = try box.decodeIfPresent([KindAsk].self, forKey: .asks) ?? []
    bearsNumber = try box.decodeIfPresent(Bool.self, forKey: .bearsNumber) ?? false
    wants = try box.decodeIfPresent([KindWant].self, forKey: .wants) ?? []
    period = try box.decodeIfPresent(Period.self, forKey: .period)
    template = try box.decodeIfPresent(String.self, forKey: .template) ?? ""
    example = try box.decodeIfPresent(KindExample.self, forKey: .example)
  }
}

extension KindAsk {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try box.decode(String.self, forKey: .name), label: try box.decode(String.self, forKey: .label),
      control: try box.decodeIfPresent(Control.self, forKey: .control) ?? .line)
    hint = try box.decodeIfPresent(String.self, forKey: .hint) ?? ""
    choices = try box.decodeIfPresent([String].self, forKey: .choices) ?? []
    unit = try box.decodeIfPresent(String.self, forKey: .unit) ?? ""
    law = try box.decodeIfPresent(KindLaw.self, forKey: .law)
  }
}
