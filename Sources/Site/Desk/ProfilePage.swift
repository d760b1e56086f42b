/// `/desk/profile`: my account (我的账号): password, second factor, where I am signed in.
struct ProfilePage: Page {
  var frame: DeskFrame
  var facts: DeskFacts
  /// Duty, organisation, columns: in words.
  var duties: [[String]]
  var hasSecondFactor: Bool
  var passwordAge: String
  var sessions: [Device]

  /// A place one is signed in (登录位置).
  struct Device: Sendable, Equatable {
    var name: String
    var since: String
    var lastSeen: String
    var isThis: Bool
  }

  var view: HTML {
    frame.page(
      "我的账号", trail: [Crumb("我的账号")],
      """
      <h1>我的账号</h1>
      <section class="panel">\(facts.view)</section>
      <section class="panel"><h2>我的职责</h2>
      \(if: duties.isEmpty, Self.none, else: grants.view)
      <p class="buttons"><a class="button plain" href="\(DeskAddress.standIns)">请假代办</a></p></section>
      <section class="panel"><h2>登录安全</h2>
      <p>\(passwordAge)</p>
      <p>动态口令：\(hasSecondFactor ? "已启用" : "未启用")</p>
      <div class="acts"><a class="button plain" href="\(DeskAddress.password)">修改口令</a>
      \(if: !hasSecondFactor, "<a class=\"button plain\" href=\"\(DeskAddress.enrolment)\">启用动态口令</a>")</div>
      \(if: hasSecondFactor, "<p class=\"quiet\">换手机时，请联系安全管理员重置动态口令，再在新手机上启用。</p>")</section>
      <section class="panel"><h2>登录的地方</h2>\(places.view)
      \(everywhere.view(frame.csrf))</section>
      """)
  }

  private static let none: HTML = "<p class=\"quiet\">您还没有职责，请联系系统管理员。</p>"

  private var grants: DeskTable {
    DeskTable(caption: "我的职责", heads: ["职责", "单位", "栏目"], rows: duties.map { $0.map { "\($0)" } })
  }

  private var places: DeskTable {
    DeskTable(
      caption: "登录的地方", heads: ["设备", "登录时间", "最近使用"],
      rows: sessions.map { device in
        [
          "\(device.name) \(if: device.isThis, DeskMark("本机", .good).view)", "<time>\(device.since)</time>",
          "<time>\(device.lastSeen)</time>",
        ]
      })
  }

  private var everywhere: DeskForm {
    DeskForm(action: DeskAddress.sessionsEnd, button: "全部退出", note: "所有设备立即退出，包括本机。", look: .grave)
  }
}
