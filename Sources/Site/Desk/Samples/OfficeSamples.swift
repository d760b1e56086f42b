import Kernel

/// Samples of columns, accounts and organisations (管理示例).
extension ColumnsPage {
  static var samples: [(name: String, page: ColumnsPage)] {
    func row(_ name: String, _ depth: Int, _ period: String, stale: Bool = false) -> Row {
      Row(
        name: name, address: DeskAddress.column(3), depth: depth, kind: "列表", period: period, steps: "初审、复审、签发",
        owner: "呈坎镇党政办公室（演示）", count: 41, updated: "2026-10-28", isStale: stale, isClosed: name == "旧公告")
    }
    let rows = [row("法定主动公开内容", 0, "长期"), row("政策文件", 1, "随时"), row("社会救助", 1, "每季度", stale: true), row("旧公告", 1, "—")]
    let frame = SampleDesk.frame(DeskAddress.columns, holding: [.systemAdministration], name: "许塔")
    return [
      ("desk-columns", ColumnsPage(frame: frame, rows: rows, mayEdit: true)),
      ("desk-columns-empty", ColumnsPage(frame: frame, rows: [], mayEdit: true)),
    ]
  }
}

extension ColumnEditPage {
  static var samples: [(name: String, page: ColumnEditPage)] {
    let page = ColumnEditPage(
      frame: SampleDesk.frame(DeskAddress.column(3), holding: [.systemAdministration], name: "许塔"), column: 3,
      draft: ColumnDraft(name: "社会救助", slug: "aid", parent: "statutory", kind: "list", period: "quarter", owner: "4"),
      parents: SampleDesk.columns, kinds: [FormChoice("list", "列表"), FormChoice("page", "单页")],
      periods: [FormChoice("none", "长期不变"), FormChoice("quarter", "每季度"), FormChoice("year", "每年")],
      owners: SampleDesk.organisations, issues: [Issue("slug", "网址名称 aid 已经用过，请换一个。")])
    return [("desk-column", page)]
  }
}

extension AccountsPage {
  static var samples: [(name: String, page: AccountsPage)] {
    let rows = [
      Row(
        name: "fang", displayName: "方小鱼", address: DeskAddress.account(5), organisation: "呈坎镇党政办公室（演示）",
        duties: "经办、初审", lastSeen: "2026-11-23 08:02", marks: []),
      Row(
        name: "lingshan", displayName: "灵山村经办", address: DeskAddress.account(6), organisation: "灵山村（演示）",
        duties: "村级经办", lastSeen: "", marks: [DeskMark("首次口令未改", .waiting), DeskMark("已锁定", .grave)]),
    ]
    let frame = SampleDesk.frame(DeskAddress.accounts(), holding: [.systemAdministration], name: "许塔")
    let pager = Pager(current: 1, total: 1) { DeskAddress.accounts([("page", String($0))]) }
    return [("desk-accounts", AccountsPage(frame: frame, rows: rows, pager: pager, mayCreate: true))]
  }
}

extension AccountEditPage {
  static var samples: [(name: String, page: AccountEditPage)] {
    let frame = SampleDesk.frame(DeskAddress.account(5), holding: [.systemAdministration], name: "许塔")
    return [
      (
        "desk-account",
        AccountEditPage(
          frame: frame, account: 5,
          draft: AccountDraft(name: "fang", displayName: "方小鱼", organisation: "4"),
          organisations: SampleDesk.organisations, standing: [DeskMark("已锁定", .grave)],
          facts: DeskFacts([.init("用户名", "fang"), .init("最近登录", "2026-11-23 08:02"), .init("动态口令", "已启用")]),
          firstPassword: "Deng-yu-3947-Qiao",
          grants: [
            Granted(
              duty: "经办", organisation: "呈坎镇人民政府（演示）", columns: "全部栏目", removal: DeskAddress.grantRemoval(5, 1))
          ], columns: SampleDesk.columns, mayEdit: true,
          acts: [reset(5), unlocking(5), secondFactorReset(5), deactivation(5)], mayGrant: true,
          grantIssues: [Issue("duty", "系统管理员不能兼任经办，请换一个账号。")])
      ),
      (
        "desk-account-new",
        AccountEditPage(
          frame: frame, draft: AccountDraft(), organisations: SampleDesk.organisations, mayEdit: true, mayGrant: true,
          issues: [Issue("name", "请填写用户名。")])
      ),
    ]
  }
}

extension OrganisationsPage {
  static var samples: [(name: String, page: OrganisationsPage)] {
    func row(_ name: String, _ depth: Int, _ kind: String, _ slug: String, _ code: String) -> Row {
      Row(
        name: name, address: DeskAddress.organisation(2), depth: depth, kind: kind, slug: slug, code: code, accounts: 3)
    }
    let rows = [
      row("徽州区人民政府（演示）", 0, "区县", "huizhou", ""),
      row("呈坎镇人民政府（演示）", 1, "乡镇", "chengkan", "000000000000000000"), row("灵山村（演示）", 2, "村（社区）", "lingshan", ""),
    ]
    let frame = SampleDesk.frame(DeskAddress.organisations, holding: [.systemAdministration], name: "许塔")
    return [("desk-organisations", OrganisationsPage(frame: frame, rows: rows, mayCreate: true))]
  }
}

extension OrganisationEditPage {
  static var samples: [(name: String, page: OrganisationEditPage)] {
    let frame = SampleDesk.frame(DeskAddress.organisation(2), holding: [.systemAdministration], name: "许塔")
    let draft = OrganisationDraft(name: "呈坎镇人民政府（演示）", shortName: "呈坎镇（演示）", kind: "town", slug: "chengkan", code: "1")
    let page = OrganisationEditPage(
      frame: frame, organisation: 2, draft: draft, parents: [FormChoice("1", "徽州区人民政府（演示）")],
      issues: [Issue("code", "机构代码应为 9 位或 18 位，请核对。")])
    return [("desk-organisation", page)]
  }
}
