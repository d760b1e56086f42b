import Foundation
import Hummingbird
import Kernel
import Publishing
import Store

/// `GET`, `POST /desk/checklists` and the upload of a table (清单).
extension ChecklistsPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func add(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      let typed = Typed(year: form.line("year"), name: form.line("name"), source: form.line("source"))
      do {
        let id = try await site.store.write(as: visit.actor) {
          try Checklist.add(year: Int(typed.year) ?? 0, name: typed.name, source: typed.source, in: town.id, $0)
        }
        return .seeOther(DeskAddress.checklist(id.value), .checklistAdded)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        (page.typed, page.issues) = (typed, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  static func upload(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let town = try await site.workTown(visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        guard let file = form.files.first(where: { $0.field == "file" }), file.size > 0 else {
          throw Fault.invalid("file", "请选择要导入的表格。")
        }
        guard file.size <= 10 << 20 else { throw Fault.invalid("file", "清单表格最大 10 MB，请删去不用的工作表。") }
        _ = try await VirusScan.check(file, site, visit)
        let bytes = [UInt8](try Data(contentsOf: file.path))
        let id = try await site.store.write(as: visit.actor) {
          try ChecklistTable.keep(bytes, named: file.name, in: town.id, $0)
        }
        return .seeOther(DeskAddress.checklistUpload(id.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        var page = try await make(site, visit)
        page.uploadIssues = fault.issues
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(_ site: Site, _ visit: DeskVisit) async throws -> ChecklistsPage {
    let (town, today) = (try await site.workTown(visit), site.store.today())
    let frame = try await site.deskFrame(visit, at: DeskAddress.checklists)
    return try await site.store.read { reader in
      let lists = try Checklist.list(in: town.id, reader)
      let years = Set(lists.map(\.year)).sorted(by: >)
      var rows: [Row] = []
      for year in years {
        let survey = try ChecklistSurvey.fetch(year, in: town.id, on: today, reader)
        rows += lists.filter { $0.year == year }.map { list in
          let own = survey.occurrences.filter { $0.task.checklist == list.id }
          return Row(
            year: String(year), name: list.name, address: DeskAddress.checklist(list.id.value), tasks: list.tasks,
            stand: ChecklistWords.summary(own.map(survey.stand)))
        }
      }
      return ChecklistsPage(
        frame: frame, rows: rows, years: years.map { NavLink("\($0)年对标表", DeskAddress.checklistGrid($0)) },
        mayKeep: visit.actor.mayKeepLists(town.id), typed: Typed(year: String(today.year)))
    }
  }
}

extension Actor {
  func mayKeepLists(_ town: Identifier<Organisation>) -> Bool { may(.draft, in: town) || may(.issue, in: town) }
}

/// Checklists in words (清单用语).
enum ChecklistWords {
  /// 应公开 24：按时 20，缺 1.
  static func summary(_ stands: [ChecklistOccurrence.Stand]) -> String {
    let due = stands.filter { $0 != .ahead }
    guard !due.isEmpty else { return "还没有到期的" }
    let parts = ChecklistOccurrence.Stand.allCases.filter { $0 != .ahead }.compactMap { stand -> String? in
      let count = due.count { $0 == stand }
      return count == 0 ? nil : "\(stand.chinese) \(count)"
    }
    return "到期 \(due.count)：" + parts.joined(separator: "，")
  }

  static func mark(_ stand: ChecklistOccurrence.Stand) -> DeskMark {
    switch stand {
    case .onTime: DeskMark(stand.chinese, .good)
    case .late, .wrongForm: DeskMark(stand.chinese, .waiting)
    case .missing: DeskMark(stand.chinese, .grave)
    case .waiting, .ahead: DeskMark(stand.chinese, .calm)
    }
  }

  static func due(_ occurrence: ChecklistOccurrence) -> String {
    occurrence.due.description + (occurrence.isProvisional ? "（暂定）" : "")
  }

  static func owner(_ content: ChecklistTask.Content) -> String {
    let who = [content.unit, content.person].filter { !$0.isEmpty }.joined(separator: "、")
    return who.isEmpty ? "没有写明" : who
  }
}
