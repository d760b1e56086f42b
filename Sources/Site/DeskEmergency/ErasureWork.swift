import Accounts
import Hummingbird
import HTTPTypes
import Kernel
import Publishing
import Store

/// `/desk/items/:item/erasure`: shows what would go, and takes it away (紧急清除).
extension ErasurePage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, Item.ID(try visit.number("item")), nil).view, visit.visit)
  }

  static func erase(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let id = Item.ID(try visit.number("item"))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let chosen = form["target"].flatMap { Int64($0) }.map { Attachment.ID($0) }
        let target = ErasureTarget(id, attachment: chosen)
        let traces = try await site.store.read { try PublicTraces.fetch(target, as: visit.actor, $0) }
        let erasure = try await site.erasing.erase(
          target, reason: form["reason"] ?? "", typed: form["number"] ?? "", as: visit.actor)
        try await site.finish(erasure, traces, visit.visit)
        return .seeOther(DeskAddress.erasure(erasure.value), .erased)
      } catch let fault as Fault where fault.kind == .invalid {
        let page = try await make(site, visit, id, form, fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ id: Item.ID, _ form: Form?, _ issues: [Issue] = []
  ) async throws -> ErasurePage {
    let item = try await site.store.read { try Desk.item(id, as: visit.actor, $0) }
    guard ItemPowers(item, visit.actor).mayErase else {
      throw Fault.forbidden("紧急清除由这个栏目的签发人办理；已经清除的不能再清除。")
    }
    let files = item.attachments.filter { !$0.isErased }
    return ErasurePage(
      frame: try await site.deskFrame(visit, at: DeskAddress.erasing(id.value)), item: id.value,
      number: item.item.number, title: item.title,
      facts: DeskFacts([
        .init("编号", String(item.item.number)), .init("标题", item.title), .init("栏目", item.column.name),
        .init("现在", item.stateMark.word), .init("文稿", "\(item.editions.count) 版，共 \(item.saves.count) 稿"),
        .init("附件", "\(files.count) 个"),
      ]),
      targets: [FormChoice("item", "整条信息和它的全部附件")]
        + files.map { FormChoice($0.id.description, "只清除附件：\($0.name)") },
      target: form?["target"] ?? "item", reason: form?["reason"] ?? "", typed: form?["number"] ?? "", issues: issues)
  }
}

extension ErasureProofPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, Erasure.ID(try visit.number("erasure"))).view, visit.visit)
  }

  static func make(
    _ site: Site, _ visit: DeskVisit, _ id: Erasure.ID, _ issues: [Issue] = []
  ) async throws -> ErasureProofPage {
    let frame = try await site.deskFrame(visit, at: DeskAddress.erasure(id.value))
    return try await site.store.read { reader in
      let erasure = try Erasure.find(id, as: visit.actor, reader)
      let who = try People([erasure.actor], reader)[erasure.actor]
      return ErasureProofPage(
        frame: frame, erasure: id.value, facts: erasure.facts(who), digest: erasure.digest,
        checks: erasure.checks.map { Check(place: $0.place, finding: $0.finding, isClean: $0.isClean) },
        finished: erasure.finishedAt.map(Beijing.minute),
        backups: try KeptBackup.holding(erasure, reader).map {
          Backup(name: $0.name, made: Beijing.minute($0.madeAt), until: $0.until.description)
        },
        mayOpen: visit.actor.may(.auditAdministration, in: erasure.organisation), issues: issues)
    }
  }
}

extension Erasure {
  fileprivate func facts(_ who: String) -> DeskFacts {
    let what = target.attachment.map { "附件 \($0)" } ?? "整条信息：\(editions) 版 \(revisions) 稿，附件文件 \(files) 个"
    let all = [
      ("信息编号", String(number)), ("索引号", indexNumber ?? "没有公开过"), ("单位", organisationName), ("栏目", columnName),
      ("清除内容", what), ("清除时间", Beijing.minute(at)), ("清除人", who), ("原因", reason),
    ]
    return DeskFacts(all.map { DeskFacts.Fact($0.0, $0.1) })
  }
}

extension ErasuresPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let frame = try await site.deskFrame(visit, at: DeskAddress.erasures)
    let page = try await site.store.read { reader in
      let all = try Erasure.list(for: visit.actor, reader)
      let people = try People(all.map(\.actor), reader)
      return ErasuresPage(frame: frame, rows: all.map { row($0, people[$0.actor]) })
    }
    return .page(page.view, visit.visit)
  }

  private static func row(_ erasure: Erasure, _ who: String) -> WorkRow {
    let isClean = erasure.finishedAt != nil && erasure.checks.allSatisfy(\.isClean)
    return WorkRow(
      title: "清除证明 \(erasure.id)：\(erasure.link.name)", address: DeskAddress.erasure(erasure.id.value),
      state: erasure.finishedAt == nil
        ? DeskMark("正在收尾", .waiting) : isClean ? DeskMark("已核查", .good) : DeskMark("有遗留，请看证明", .grave),
      notes: [erasure.organisationName, who])
  }
}
