import HTTPTypes
import Hummingbird
import Kernel
import Manuscript
import Publishing
import Store

/// `POST /desk/bulk/:bulk/order`: what is to be done with the chosen items (下达批量操作).
enum BulkOrdering {
  static func order(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let bulk = try await BulkWork.find(site, visit)
    let town = try await site.workTown(visit)
    let origin = site.origin(visit.visit)
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let order = try read(form, town.tree, origin)
        try await site.store.write(as: visit.actor) { tx in
          try Bulk.order(bulk.id, order, tx)
          try BulkWork.enqueue(bulk.id, order, in: bulk.town, tx)
        }
        return .seeOther(DeskAddress.bulk(bulk.id.value).text)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await BulkChoicePage.make(site, visit, bulk, form, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func read(_ form: Form, _ tree: ColumnTree, _ origin: String) throws -> BulkOrder {
    switch form["verb"] {
    case "replace": return .replace(replacement(form))
    case "retag": return .retag(tags(form))
    case "export": return .export(origin: origin)
    case "move":
      guard let column = tree.find(form["column"] ?? "") else { throw Fault.invalid("column", "请选择要移到的栏目。") }
      return .move(to: column.id)
    case "mark":
      guard let validity = Validity(rawValue: form["validity"] ?? "") else {
        throw Fault.invalid("validity", "请选择有效性。")
      }
      guard let day = Day((form["day"] ?? "").stripped) else {
        throw Fault.invalid("day", "请填写自哪一天起，写成 2026-03-09 这样的日期。")
      }
      return .mark(validity, on: day, reason: (form["reason"] ?? "").stripped)
    default: throw Fault.invalid("verb", "请选择要做什么。")
    }
  }

  private static func replacement(_ form: Form) -> BulkReplacement {
    let how = form.all("how")
    let substitution = Substitution(
      line(form["words"] ?? ""), line(form["by"] ?? ""), isWhole: how.contains("whole"),
      ignoresWidth: how.contains("width"))
    return BulkReplacement(
      substitution, in: Set(form.all("fields").compactMap(BulkField.init(rawValue:))), submits: form["then"] != "keep")
  }

  private static func tags(_ form: Form) -> BulkTags {
    func words(_ name: String) -> [String] {
      (form[name] ?? "").split { "；;，,、\n".contains($0) }.map { String($0).stripped }.filter { !$0.isEmpty }
    }
    return BulkTags(
      added: words("added"), removed: words("removed"), theme: (form["theme"] ?? "").stripped,
      submits: form["then"] != "keep")
  }

  /// One line: a break inside could stand in no heading.
  private static func line(_ text: String) -> String { text.split { $0.isNewline }.joined(separator: " ") }
}

extension BulkChoicePage {
  /// The chosen items and what this person may do with them.
  static func make(
    _ site: Site, _ visit: DeskVisit, _ bulk: Bulk, _ typed: Form? = nil, _ issues: [Issue] = []
  ) async throws -> BulkChoicePage {
    let town = try await site.workTown(visit)
    let (titles, tally) = try await site.store.read { reader in
      (try Bulk.items(of: bulk.id, perPage: 8, reader).map(\.title), try Bulk.tally(of: bulk.id, reader))
    }
    var forms = BulkForms(
      number: bulk.id.value, columns: FormChoice.columns(town.tree) { $0.takesWriting },
      fields: BulkField.allCases.map {
        FormChoice($0.rawValue, $0.chinese, isChosen: typed == nil && [.title, .body, .summary].contains($0))
      },
      validities: [Validity.lapsed, .abolished, .amended, .current].map { FormChoice($0.rawValue, $0.chinese) },
      today: site.store.today().description)
    for field in typed?.fields ?? [] { forms.typed[field.name, default: []].append(field.value) }
    (forms.refused, forms.issues) = (typed?["verb"] ?? "", issues)
    let writes = visit.staff.holds(.draft) || visit.staff.holds(.villageDraft)
    var offered: [DeskForm] = writes ? [forms.replace, forms.move, forms.retag] : []
    if visit.staff.holds(.draft) || visit.staff.holds(.issue) { offered.append(forms.mark) }
    return BulkChoicePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.bulk(bulk.id.value)), number: bulk.id.value,
      count: tally.values.reduce(0, +), titles: titles.map { $0.isEmpty ? "（没有标题）" : $0 },
      forms: offered + [forms.export], issues: issues)
  }
}
