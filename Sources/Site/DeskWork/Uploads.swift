import Files
import Foundation
import Kernel
import Publishing
import Store
import Traces

/// Files that come with a form (上传的附件): judged by their names and bytes, looked through, the public copy and the
/// original kept in the file store before anything is written of them.
struct Uploads: Sendable {
  var files: [CheckedFile] = []
  private var names: [String: String] = [:]
  private var places: [String: Int] = [:]

  /// Throws `invalid` before any file is kept when one of them may not be attached or carries a virus.
  static func receive(_ form: Form, _ site: Site, _ visit: DeskVisit) async throws -> Uploads {
    let files = form.files.filter { $0.field == "files" || replaced(by: $0) != nil }
    let issues = files.compactMap(refusal)
    guard issues.isEmpty else { throw Fault.invalid(issues) }
    let (today, place) = (site.store.today(), visit.staff.organisation)
    let rules = try await site.store.read { try FileRules.inForce(for: place, on: today, $0) }
    var uploads = Uploads()
    for file in files {
      let isScanned = try await VirusScan.check(file, site, visit)
      let blob = try site.files.put(moving: file.path.path, name: file.name)
      guard !blob.mediaType.isActiveMarkup else {
        throw Fault.invalid("files", "“\(file.name)”里面是网页代码，不能作为附件，请转成 PDF 再上传。")
      }
      var checked = try await CheckedFile.receive(
        blob, named: file.name, in: site.files, scratch: site.forms.folder, token: site.entropy.token(bytes: 8), rules,
        on: today)
      if !isScanned { checked.note(Trace(.unreadable, "查毒程序当时不能用，这个文件没有查过毒。", weight: .notable)) }
      checked.replaces = replaced(by: file)
      uploads.files.append(checked)
    }
    for (name, value) in form.fields {
      if name.hasPrefix("name-") { uploads.names[String(name.dropFirst(5))] = value.stripped }
      if name.hasPrefix("place-") { uploads.places[String(name.dropFirst(6))] = Int(value.stripped) }
    }
    return uploads
  }

  /// Pictures that were inside the text itself, under the names by which the text calls them.
  mutating func add(_ media: [String: [UInt8]], _ site: Site) async throws {
    for (name, bytes) in media.sorted(by: { $0.key < $1.key }) {
      files.append(try await Self.look(try site.files.put(Data(bytes), name: name), name, site))
    }
  }

  /// Looks through a picture of a text: what can be read in it counts as the text does.
  static func look(_ blob: Blob, _ name: String, _ site: Site) async throws -> CheckedFile {
    try await CheckedFile.check(
      blob, named: name, in: site.files, scratch: site.forms.folder, token: site.entropy.token(bytes: 8),
      TraceThresholds(), on: site.store.today())
  }

  /// A picture that was pasted into the text.
  mutating func add(_ picture: CheckedFile) { files.append(picture) }

  /// The files of an item after all that the form asks for: replaced (替换) in their place, renamed, put in order, the
  /// new ones last.
  func arranged(_ kept: [Attachment.ID], of item: Item.ID, _ tx: Transaction) throws -> [Attachment.ID] {
    let known = try Desk.item(item, as: tx.actor, tx).attachments
    var list: [(id: Attachment.ID, place: Int)] = []
    for (index, id) in kept.enumerated() {
      var now = id
      let old = known.first { $0.id == id }
      if let file = files.first(where: { $0.replaces == id }) {
        now = try Item.attach(file, to: item, tx).id
      } else if let name = names[id.description], !name.isEmpty, name != old?.name {
        now = try Item.rename(id, to: name, of: item, tx).id
      }
      list.append((now, places[id.description] ?? index + 1))
    }
    let sorted = list.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    // A picture that is there already under the name of its content came by another pasting of the same.
    let names = Set(known.filter { list.map(\.id).contains($0.id) }.map(\.name)).filter(PastedPictures.isPasted)
    let new = try files.filter { $0.replaces == nil && !names.contains($0.name) }.map {
      try Item.attach($0, to: item, tx).id
    }
    return sorted.map(\.element.id) + new
  }

  private static func replaced(by file: Form.File) -> Attachment.ID? {
    guard file.field.hasPrefix("replace-"), let id = Int64(file.field.dropFirst(8)), id > 0 else { return nil }
    return Attachment.ID(id)
  }

  private static func refusal(_ file: Form.File) -> Issue? {
    guard AttachableFile.allows(file.name) else {
      return Issue("files", "“\(file.name)”不能上传，请上传文档、表格、图片或压缩包。")
    }
    return file.size > 0 ? nil : Issue("files", "“\(file.name)”是空文件，请检查后重新上传。")
  }
}
