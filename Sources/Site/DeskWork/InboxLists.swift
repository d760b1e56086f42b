import Accounts
import Hummingbird
import Kernel
import Publishing
import Store

/// The inbox's single lists (待办清单): sent, returned, drafts, scheduled, coming up for review.
extension InboxListPage {
  static func sent(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (number, now) = (InboxPaging.asked(request), site.store.now())
    let (found, rows) = try await site.store.read { reader in
      let found = try Inbox.sent(visit.staff, page: number, reader)
      return (found, try InboxRows.sent(found.rows, now, reader))
    }
    return try await answer(
      "我送出的", DeskAddress.sent, found, rows, note: "已送审、还没有发布的：现在在谁手里，等了多久。", empty: "您没有正在审核的信息。",
      ways: visit.staff.mayDraft ? [NavLink("新建一条信息", DeskAddress.choosingKind()), NavLink("看草稿", DeskAddress.drafts)] : [],
      site, visit)
  }

  static func returned(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let number = InboxPaging.asked(request)
    let (found, rows) = try await site.store.read { reader in
      let found = try Inbox.returned(to: visit.staff, page: number, reader)
      return (found, try InboxRows.returned(found.rows, reader))
    }
    return try await answer(
      "退回我的", DeskAddress.returned, found, rows, note: "按退回理由改好，再提交审核。", empty: "没有退回给您的信息。",
      ways: [NavLink("看我送出的", DeskAddress.sent)], site, visit)
  }

  static func drafts(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let number = InboxPaging.asked(request)
    let found = try await site.store.read { try Inbox.drafts(visit.staff, page: number, $0) }
    let rows = found.rows.map { InboxRow(work: WorkRow($0, to: DeskAddress.draft($0.item.value))) }
    return try await answer(
      "草稿", DeskAddress.drafts, found, rows, note: "还没有送审的，和您自己收回的。", empty: "您没有草稿。",
      ways: visit.staff.mayDraft ? [NavLink("新建一条信息", DeskAddress.choosingKind())] : [], site, visit)
  }

  static func scheduled(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let number = InboxPaging.asked(request)
    let found = try await site.store.read { try Inbox.scheduled(for: visit.staff, page: number, $0) }
    return try await answer(
      "定时", DeskAddress.scheduled, found, found.rows.map { InboxRow(work: WorkRow($0)) },
      note: "已经签发、到时间自动发布的，最近的在前。", empty: "没有定时发布的信息。签发时填写发布时间，就会出现在这里。",
      ways: [NavLink("看日历", DeskAddress.calendar())], views: [NavLink("看日历", DeskAddress.calendar())], site, visit)
  }

  static func checks(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (number, today) = (InboxPaging.asked(request), site.store.today())
    let (found, rows) = try await site.store.read { reader in
      let found = try ContentCheck.due(for: visit.staff, on: today, page: number, reader)
      return (found, try InboxRows.due(found.rows, on: today, reader))
    }
    return try await answer(
      "待复核", DeskAddress.checks, found, rows, note: "公开已久或有效期将满的信息：仍然正确的点“复核无误”，要改的另开新版。",
      empty: "现在没有要复核的信息。到期前一个月会出现在这里。", ways: [NavLink("看全部信息", DeskAddress.items())], site, visit)
  }

  private static func answer<Line>(
    _ title: String, _ list: Address, _ found: DeskPage<Line>, _ rows: [InboxRow], note: String, empty: String,
    ways: [NavLink], views: [NavLink] = [], _ site: Site, _ visit: DeskVisit
  ) async throws -> Response {
    let page = InboxListPage(
      frame: try await site.deskFrame(visit, at: list), title: title, note: note,
      tabs: try await site.inboxTabs(visit, at: list), total: found.total, rows: rows,
      pager: InboxPaging.pager(found, list), empty: empty, ways: ways, views: views)
    return .page(page.view, visit.visit)
  }
}
