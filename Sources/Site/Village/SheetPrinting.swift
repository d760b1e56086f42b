import HTTPTypes
import Hummingbird
import Kernel
import Manuscript
import NIOCore
import Rendering
import Store
import Villages

/// `GET /desk/village/postings/:posting/sheet`: the sheet for the wall as PDF (打印张贴页), with its term, the telephone for
/// supervision, the days it hangs, and a QR code that leads to its page.
enum SheetPrinting {
  static func pdf(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (posting, town) = (try await site.deskPosting(visit), try await site.workTown(visit))
    let paper = request.uri.queryParameters["paper"].map(String.init) == "A3" ? "A3" : "A4"
    let (village, rule, vouching) = try await site.store.read { reader in
      let slot = try Slot.find(posting.slot, reader)
      let signs = try PostingSign.list(of: posting.id, reader).filter { $0.verdict == .agreed && !$0.isVoid }
      return (
        try Village.find(posting.village, reader), try SheetRule.find(slot.rule, reader),
        Self.vouching(posting, slot, signs)
      )
    }
    let (fonts, today, origin) = (site.settings.fonts, site.store.today(), site.origin(visit.visit))
    var document = Self.document(posting, village, rule, town, today, origin)
    document.manuscript.blocks.append(.paragraph(Paragraph([.text(vouching)])))
    let sheet = document
    let bytes = try await site.apart {
      guard let shelf = FontShelf(folders: fonts) else {
        throw Fault.busy("这台机器没有中文字体，做不了打印页，请联系运维人员运行 tools/fonts.sh；急用可以直接打印这一页。")
      }
      return PDFForm.bytes(Layout.board(sheet, on: paper == "A3" ? .boardA3 : .board, shelf: shelf))
    }
    try await site.store.write(as: visit.actor) { try Posting.printed(posting.id, on: paper, $0) }
    let headers: HTTPFields = [
      .contentType: "application/pdf", .cacheControl: "no-store",
      .contentDisposition: Disposition.header(name: "\(posting.title)-\(paper).pdf", type: "application/pdf"),
    ]
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// Who answers for the sheet: its term, who made it, who signed (张贴要素).
  static func vouching(_ posting: Posting, _ slot: Slot, _ signs: [PostingSign]) -> String {
    let made = ["公开期次：\(slot.term.words)", "经手人：\(posting.author)"]
    return (made + signs.map { "\($0.step.chinese)签字：\($0.signer)" }).joined(separator: "\u{3000}")
  }

  /// Before it hangs, the days are reckoned from today, when it is printed.
  static func document(
    _ posting: Posting, _ village: Village, _ rule: SheetRule, _ town: Town, _ today: Day, _ origin: String
  ) -> Document {
    let days = posting.wall.map { $0.upOn...$0.keepUntil } ?? today...(today + rule.terms.keepDays)
    return Document(
      title: posting.title, manuscript: posting.manuscript, publisher: village.committee, published: today,
      address: origin + VillageAddress.sheet(town.slug, village.slug, posting.id.value).text,
      phone: town.boardPhone.isEmpty ? nil : town.boardPhone, posted: days)
  }
}

extension Town {
  /// Whom villagers call (监督电话).
  var boardPhone: String { values["board.phone"] ?? values["site.phone"] ?? "" }
}
