import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/village-changes`: the town's villages, what they were called and into which they went (村更名合并).
struct VillageChangesPage: Page {
  var frame: DeskFrame
  var rows: [Row]

  /// A village (村).
  struct Row: Sendable, Equatable {
    var name: String
    var committee: String
    var address: Address
    var history: [String]
  }

  var view: HTML {
    frame.page(
      "村更名合并", trail: [Crumb("村更名合并")],
      """
      <h1>村更名合并</h1>
      <p class="quiet">更名、合并由镇负责人按批复登记。登记以前会先列出会发生什么，再由您确认。</p>
      \(if: rows.isEmpty, "<p role=\"status\">本镇还没有村。</p>", else: table.view)
      """)
  }

  private var table: DeskTable {
    DeskTable(
      caption: "本镇各村", heads: ["村", "全称", "变动"],
      rows: rows.map { row in
        ["<a href=\"\(row.address)\">\(row.name)</a>", "\(row.committee)", "\(row.history.isEmpty ? "—" : row.history.joined(separator: "；"))"]
      })
  }

  static var samples: [(name: String, page: VillageChangesPage)] {
    let row = Row(
      name: "灵山村", committee: "灵山村村民委员会", address: DeskAddress.villageChange("lingshan"), history: ["2026-03-01 由灵山更名"])
    return [("desk-village-changes", VillageChangesPage(frame: SampleDesk.frame(DeskAddress.villageChanges), rows: [row]))]
  }

  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    let rows = try await site.store.read { reader in
      try Village.list(of: town.id, reader).map { village in
        Row(
          name: village.name, committee: village.committee, address: DeskAddress.villageChange(village.slug),
          history: try village.story(reader))
      }
    }
    let frame = try await site.deskFrame(visit, at: DeskAddress.villageChanges)
    return .page(VillageChangesPage(frame: frame, rows: rows).view, visit.visit)
  }
}

extension Village {
  /// What became of its name, a sentence for each change.
  func story(_ reader: some Reader) throws -> [String] {
    let names = try Village.renamings(of: id, reader).map { "\($0.on) 由\($0.oldName)更名为\($0.newName)" }
    return (merged.map { ["\($0.on) 并入\($0.name)"] } ?? []) + names
  }
}
