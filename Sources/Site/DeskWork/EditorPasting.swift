import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Manuscript

/// `POST /desk/pasting`: what a writer pasted, read as any HTML of strangers is, comes back clean (粘贴). Fields: `html`
/// or `text` as a file or a field; `pictures` are files that the markup calls `/media/NAME`; `title` and `number` say
/// what stands in those fields already.
enum EditorPasting {
  /// What the editor is told.
  private struct Answer: Encodable {
    var html = ""
    /// Lifted out of the text for fields that are empty.
    var title = ""
    var number = ""
    /// What was left out or mended, each a sentence.
    var notes: [String] = []
  }

  static func read(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      var answer = Answer()
      var read = try read(form, &answer)
      try keep(form, &read, PastedPictures(site, visit), &answer)
      answer.html = BodyField.markup(read.manuscript)
      (answer.title, answer.number) = (read.title, read.documentNumber)
      return try json(answer, visit)
    }
  }

  private static func read(_ form: Form, _ answer: inout Answer) throws -> BodyField.Read {
    let (title, number) = (form["title"] ?? "", form["number"] ?? "")
    if let html = try content("html", form) {
      return try BodyField.readPasted(html, title: title, number: number, notes: &answer.notes)
    }
    return try BodyField.read(try content("text", form) ?? "", known: nil, title: title, number: number)
  }

  /// A clipboard is often larger than a field may be, so it comes as a file.
  private static func content(_ name: String, _ form: Form) throws -> String? {
    guard let file = form.files.first(where: { $0.field == name }) else { return form[name] }
    return String(decoding: try Data(contentsOf: file.path), as: UTF8.self)
  }

  private static func keep(
    _ form: Form, _ read: inout BodyField.Read, _ pictures: PastedPictures, _ answer: inout Answer
  ) throws {
    var names: [String: String] = [:]
    for file in form.files where file.field == "pictures" {
      guard file.size <= 10 << 20 else { throw Fault.invalid("body", "图片不能超过 10 MB，请压缩后再放入。") }
      names["media:" + file.name] = try pictures.keep(try Data(contentsOf: file.path))
    }
    guard !names.isEmpty else { return }
    read.manuscript = read.manuscript.changingImages { image in
      guard let name = names[image.source] else { return image }
      var image = image
      image.source = name
      return image
    }
    let used = Set(read.manuscript.images.map(\.source))
    // A picture that came alone is not in any markup.
    for (_, source) in names.sorted(by: { $0.key < $1.key }) where !used.contains(source) {
      read.manuscript.blocks.append(.image(Image(source: source)))
    }
    let bare = read.manuscript.images.count { $0.alt.isEmpty }
    if bare > 0 { answer.notes.append("有 \(bare) 张图片还没有说明，请在图片下面补写。") }
  }

  static func json(_ value: some Encodable, _ visit: DeskVisit) throws -> Response {
    .text([UInt8](try JSONEncoder().encode(value)), type: "application/json", visit.visit)
  }
}
