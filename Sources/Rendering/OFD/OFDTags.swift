/// The custom tags of a package (自定义标引, GB/T 33190 第16章): which drawn objects are the title, the number, the
/// signature of an official document, so that an office system finds them without reading the page.
struct OFDTags {
  /// An object on a page, both by their numbers.
  struct Reference {
    let page: Int
    let object: Int
  }

  let structure: Structure
  let drawn: [Int: [Reference]]

  static let space = "urn:yudeng:official-document"

  /// The list of tag files; ours is the one.
  static let list =
    "<ofd:CustomTags \(OFDWriter.space)><ofd:CustomTag NameSpace=\"\(space)\">"
    + "<ofd:FileLoc>OfficialDocument.xml</ofd:FileLoc></ofd:CustomTag></ofd:CustomTags>"

  /// Each part in reading order, with what was drawn of it; a part of several paragraphs stands once for each.
  var xml: String {
    var text = "<gw:公文 xmlns:gw=\"\(Self.space)\" \(OFDWriter.space)>"
    for element in structure.inReadingOrder {
      guard let part = structure[element].part else { continue }
      let references = objects(of: element)
      guard !references.isEmpty else { continue }
      text += "<gw:\(part.rawValue)>"
      text += references.map { "<ofd:ObjectRef PageRef=\"\($0.page)\">\($0.object)</ofd:ObjectRef>" }.joined()
      text += "</gw:\(part.rawValue)>"
    }
    return text + "</gw:公文>"
  }

  /// With those of what lies inside, such as links.
  private func objects(of element: Int) -> [Reference] {
    (drawn[element] ?? []) + structure[element].children.flatMap(objects)
  }
}
