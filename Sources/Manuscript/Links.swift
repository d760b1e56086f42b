/// The links of a text (链接), wherever they stand.
extension Manuscript {
  /// Each with the words that carry it, in the order of reading.
  package var links: [(address: String, words: String)] {
    var found: [(address: String, words: String)] = []
    _ = changingLinks { address, words in
      found.append((address, words))
      return address
    }
    return found
  }

  /// The same text with each link leading where `change` says; for nil the words stay and the link goes.
  package func changingLinks(_ change: (_ address: String, _ words: String) -> String?) -> Manuscript {
    var made = self
    for index in made.blocks.indices { made.blocks[index].eachLine { $0 = $0.changingLinks(change) } }
    return made
  }
}

extension [Inline] {
  fileprivate func changingLinks(_ change: (String, String) -> String?) -> [Inline] {
    flatMap { inline -> [Inline] in
      guard case .link(let address, let inner) = inline else { return [inline] }
      let changed = inner.changingLinks(change)
      guard let next = change(address, changed.plainText) else { return changed }
      return [.link(address: next, changed)]
    }
  }
}
