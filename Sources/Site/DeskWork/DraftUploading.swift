import Accounts
import Files
import Foundation
import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `GET` and `POST /desk/items/file`: what a file says becomes unsaved words in the editor (上传成稿), kept like any
/// others, so that nothing is written of it before somebody has looked.
extension DraftUploadPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(DraftUploadPage(frame: try await site.deskFrame(visit, at: DeskAddress.draftFile)).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    try await site.forms.read(request, visit.visit) { form in
      do {
        guard let file = form.files.first(where: { $0.field == "file" }) else {
          throw Fault.invalid("file", "请选择要读入的文件。")
        }
        _ = try await VirusScan.check(file, site, visit)
        let reading = try await read(file, site)
        let fields = try await fields(reading, of: file, site, visit)
        let typed = DraftTyped(item: nil, tab: site.entropy.token(bytes: 16), revision: 0, fields: fields)
        let kept = try await site.store.write(as: visit.actor) { try KeptDraft.keep(typed, $0) }
        guard let kept else { throw Fault.busy("刚才没有读成，请再点一次“读入”。") }
        return .seeOther(DeskAddress.restored(kept.id.value, item: nil).text)
      } catch let fault as Fault where fault.kind == .invalid {
        let issues = fault.issues.map { Issue("file", $0.sentence) }
        let page = DraftUploadPage(frame: try await site.deskFrame(visit, at: DeskAddress.draftFile), issues: issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// In a folder of its own, which goes with all that the programs wrote into it.
  private static func read(_ file: Form.File, _ site: Site) async throws -> FileReading {
    let folder = site.forms.folder.appending(path: "read-" + site.entropy.token(bytes: 8))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do {
      let reading = try await DraftIntake(path: file.path.path, named: file.name, folder: folder.path).read()
      try FileManager.default.removeItem(at: folder)
      return reading
    } catch {
      try FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  /// What the editor's fields are filled with, and what is told of the reading.
  private static func fields(
    _ reading: FileReading, of file: Form.File, _ site: Site, _ visit: DeskVisit
  ) async throws -> [KeptDraft.Field] {
    let place = try await site.workplace(visit)
    let home = place.home(of: visit.staff)
    let issuer = try await site.store.read { try Organisation.fetch(home, $0)?.name } ?? place.organisation.name
    let content = Content(reading, file: file.name, issuer: issuer)
    var remarks = reading.omissions.map(\.sentence) + reading.repairs
    let manuscript = try pictures(of: reading, PastedPictures(site, visit), &remarks)
    remarks.append("原文件没有保存；要公开原件，请在下面作为附件上传。")
    let draft = ItemDraft(content, column: "")
    return [
      ("kind", draft.kind), ("title", draft.title), ("documentNumber", draft.documentNumber), ("issuer", draft.issuer),
      ("signed", draft.signed), ("openness", Openness.active.rawValue), ("source", draft.source),
      ("body", BodyField.mark + "\n" + BodyField.markup(manuscript)), ("weight", draft.weight),
      (DraftKeeping.sourceName, file.name), (DraftKeeping.sourceRemarks, remarks.joined(separator: "\n")),
    ].map { KeptDraft.Field($0.0, $0.1) }
  }

  /// Pictures of the file are kept as pasted ones are, until the text is saved.
  private static func pictures(
    of reading: FileReading, _ pasted: PastedPictures, _ remarks: inout [String]
  ) throws -> Manuscript {
    var names: [String: String] = [:]
    for (name, bytes) in reading.media.sorted(by: { $0.key < $1.key }) {
      do {
        names["media:" + name] = try pasted.keep(Data(bytes))
      } catch let fault as Fault where fault.kind == .invalid {
        remarks.append("图片“\(name)”的格式网页上不能显示，没有读入，请另存为 PNG 或 JPEG 后放进正文。")
      }
    }
    return reading.manuscript.changingImages { image in
      guard let name = names[image.source] else { return image }
      var image = image
      image.source = name
      return image
    }
  }
}
