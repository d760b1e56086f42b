import Files
import Hummingbird
import Kernel
import Store
import Villages

/// One board at the desk: looked at, corrected, with its photograph (公开栏办理).
extension BoardPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (village, board) = try await found(site, visit)
    return .page(try await make(site, visit, village, board, BoardForm(board.details)).view, visit.visit)
  }

  static func correct(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (village, board) = try await found(site, visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = BoardForm(form)
      do {
        let details = try typed.read()
        let photo = try await PhotoTaking.copy(form, site, visit)?.blob
        try await site.store.write(as: visit.actor) { try Board.correct(board.id, details, photo: photo, $0) }
        return .seeOther(DeskAddress.board(village.slug, board.id.value), .boardCorrected)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, village, board, typed, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  /// For those who may see the village's boards; never public, since a list may hang in the picture.
  static func picture(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (_, board) = try await found(site, visit)
    guard let digest = board.photo, let blob = try await site.store.read({ try Blob.find(digest, $0) }) else {
      throw Fault.notFound
    }
    guard site.files.holds(digest) else { throw MissingFile(digest: digest.hex) }
    return FileAnswer(
      path: site.files.path(of: digest), name: "公开栏照片.jpg", type: "image/jpeg", size: blob.size, digest: digest.hex
    ).response(to: request)
  }

  private static func found(_ site: Site, _ visit: DeskVisit) async throws -> (Village, Board) {
    let (village, id) = (try await site.deskVillage(visit), Board.ID(try visit.number("board")))
    let board = try await site.store.read { try Board.find(id, $0) }
    guard board.village == village.id else { throw Fault.notFound }
    return (village, board)
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ village: Village, _ board: Board, _ typed: BoardForm, _ issues: [Issue] = []
  ) async throws -> BoardPage {
    let findings = try await site.store.read { try InspectionFinding.list(of: .board, String(board.id.value), $0) }
    let address = DeskAddress.board(village.slug, board.id.value)
    let facts: [(String, String)] = [
      ("位置", board.details.place), ("尺寸", board.details.size),
      ("分区", board.details.sections.map(\.chinese).joined(separator: "、")), ("设立", board.openedOn.description),
      ("撤除", board.closedOn?.description ?? ""),
    ]
    let form = DeskForm(
      action: address, fields: typed.fields(photo: board.photo == nil ? "照片" : "换一张照片"), button: "保存", look: .main,
      issues: issues, isUpload: true, hidden: [BoardForm.mark])
    return BoardPage(
      frame: try await site.deskFrame(visit, at: address),
      village: NavLink(village.name, DeskAddress.villageSetup(village.slug)), name: board.details.name,
      facts: DeskFacts(facts.filter { !$0.1.isEmpty }.map { DeskFacts.Fact($0.0, $0.1) }),
      photo: board.photo == nil ? nil : DeskAddress.boardPhoto(village.slug, board.id.value),
      findings: findings.map {
        NavLink("\($0.day) \($0.problemName)\($0.note.isEmpty ? "" : "：\($0.note)")", DeskAddress.inspection($0.inspection.value))
      },
      correcting: visit.actor.may(.draft, in: village.id) && board.closedOn == nil ? form : nil)
  }
}
