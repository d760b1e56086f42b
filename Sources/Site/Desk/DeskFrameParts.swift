import Kernel

/// The top of the desk: the town, the staff member with his duties, signing out, the navigation by duty (按职责导航).
extension DeskFrame {
  var header: HTML {
    """
    <header>
    \(if: isDemonstration, "<p class=\"demonstration\">演示站点：账号和内容仅供演示。</p>")
    <div class="desk-head">
      <a class="desk-brand" href="\(DeskAddress.home)">
        <img src="\(assets.logo)" alt="" width="40" height="40">
        <span><strong>\(town)</strong> <small>政务公开工作台</small></span>
      </a>
      \(publicHome.map { "<a class=\"desk-public\" href=\"\($0)\">看公开网站</a>" })
      \(staff.map(who))
    </div>
    </header>
    """
  }

  private func who(_ staff: StaffBadge) -> HTML {
    """
    <div class="desk-who">
      <p><a href="\(DeskAddress.profile)">\(staff.name)</a> <small>\(staff.duties.joined(separator: "、"))</small>\
      \(each: staff.standsIn, { "<a class=\"standing-in\" href=\"\(DeskAddress.standIns)\">\($0)</a>" })</p>
      <a class="bell\(if: staff.unread > 0, " bell-rings")" href="\(DeskAddress.messages)">消息\
      \(if: staff.unread > 0, " <strong>\(staff.unread)</strong><span class=\"unseen\"> 条未读</span>")</a>
      <form method="post" action="\(DeskAddress.sessionEnd)">\(csrf)<button class="plain">退出</button></form>
    </div>
    """
  }

  var navigation: HTML {
    guard !links.isEmpty else { return HTML() }
    return """
      <nav class="desk-nav" aria-label="工作台导航"><ul>\(each: links, { "<li>\(link($0))</li>" })</ul></nav>
      """
  }

  /// Marked when one is on this very page (`page`) or below it (`true`).
  private func link(_ link: NavLink) -> HTML {
    let path = address.text.prefix { $0 != "?" }
    let isHere = path == link.address.text
    let isBelow = !isHere && link.address != DeskAddress.home && path.hasPrefix(link.address.text + "/")
    return """
      <a href="\(link.address)"\(if: isHere, " aria-current=\"page\"")\
      \(if: isBelow, " aria-current=\"true\"")>\(link.name)</a>
      """
  }

  /// A page's heading beside the button that one most likely came for.
  static func heading(_ title: String, _ button: NavLink?) -> HTML {
    """
    <div class="title-row"><h1>\(title)</h1>\
    \(button.map { "<a class=\"button\" href=\"\($0.address)\">\($0.name)</a>" })</div>
    """
  }

  func breadcrumb(_ trail: [Crumb]) -> HTML {
    guard !trail.isEmpty else { return HTML() }
    return """
      <nav class="trail" aria-label="当前位置"><ol>\(each: [Crumb("待办", DeskAddress.home)] + trail, \.view)</ol></nav>
      """
  }

  /// Where a holder of these duties may go.
  static func links(holding duties: Set<Duty>) -> [NavLink] {
    let office: Set<Duty> = [.draft, .villageDraft, .firstReview, .secondReview, .issue, .inspect]
    let places: [(String, Address, Set<Duty>)] = [
      ("待办", DeskAddress.home, Set(Duty.allCases)), ("信息", DeskAddress.items(), office),
      ("今日要办", DeskAddress.morning(), [.casework, .caseApproval, .window, .dutyLine, .inspect]),
      ("在线咨询", DeskAddress.consultations(), [.casework, .caseApproval]),
      ("12345工单", DeskAddress.tickets(), [.casework, .caseApproval]),
      ("平台预警", DeskAddress.patrol(), office),
      ("清单对标", DeskAddress.checklists, office),
      ("依申请公开", DeskAddress.applications, [.casework, .caseApproval, .window]),
      ("村级公开", DeskAddress.boards(), office.subtracting([.villageDraft])), ("本村公开栏", DeskAddress.village, [.villageDraft]),
      ("检查整改", DeskAddress.inspections(), office), ("培训指导", DeskAddress.trainings(), office),
      ("群众接待", DeskAddress.receptions(), [.villageDraft, .draft, .casework]),
      ("宣传册", DeskAddress.brochures, office), ("村更名合并", DeskAddress.villageChanges, [.caseApproval]),
      ("年度数字", Address("desk", "figures"), office),
      ("值班热线", DeskAddress.duty, [.dutyLine, .caseApproval]), ("窗口", DeskAddress.window, [.window, .caseApproval]),
      ("代办", DeskAddress.agencies, [.window, .villageDraft, .casework, .caseApproval]),
      ("回应关切", DeskAddress.concerns, [.casework, .caseApproval, .dutyLine, .window, .villageDraft, .draft]),
      ("导入", DeskAddress.imports, [.draft]), ("浏览统计", DeskAddress.visits(), office),
      ("工作量", DeskAddress.workload(), office),
      ("批量转交", DeskAddress.reassignments(), [.issue, .systemAdministration]),
      ("后台任务", DeskAddress.jobs(), office.union([.systemAdministration])),
      ("紧急通知", DeskAddress.notices, [.issue]), ("紧急清除", DeskAddress.erasures, [.issue, .auditAdministration]),
      ("栏目", DeskAddress.columns, [.systemAdministration]),
      ("信息种类", DeskAddress.kinds, [.systemAdministration]),
      ("账号", DeskAddress.accounts(), [.systemAdministration, .securityAdministration]),
      ("单位", DeskAddress.organisations, [.systemAdministration]),
      ("设置", DeskAddress.settings, [.systemAdministration, .securityAdministration]),
      ("接口令牌", DeskAddress.apiTokens, [.systemAdministration]),
      ("审计日志", DeskAddress.journal(), [.auditAdministration]), ("我的账号", DeskAddress.profile, Set(Duty.allCases)),
    ]
    return places.filter { !$0.2.isDisjoint(with: duties) }.map { NavLink($0.0, $0.1) }
  }
}
