import Accounts
import Casework
import Hummingbird
import Kernel
import Store

/// `GET /desk/window`: visits of the day, the posts and who stands there (窗口接待、AB岗).
enum WindowPage {
  static func show(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit).view, visit.visit)
  }

  static func make(_ site: Site, _ visit: DeskVisit, typed: TypedForm? = nil) async throws -> CasePage {
    let town = try await site.workTown(visit)
    let today = site.store.today()
    let frame = try await site.deskFrame(visit, at: DeskAddress.window)
    let actor = visit.actor
    return try await site.store.read { reader in
      let people = try StaffNames(reader)
      let posts = try WindowPost.list(town.id, reader)
      let roster = try WindowRoster.fetch(town.id, from: today, through: today + 13, reader)
      let visits = try WindowVisit.log(town.id, reader)
      let names = Dictionary(posts.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      let forms = WindowForms(
        posts: posts, people: people, clerks: try CaseMessages.people(.window, town.id, reader),
          own: visit.staff.account,
        today: today, typed: typed)
      var panels: [HTML] = []
      if actor.may(.window, in: town.id) {
        let noting: HTML =
          posts.isEmpty ? "<p role=\"status\">还没有设岗。请公开机构负责人先在这一页设好 AB 岗。</p>" : forms.visit.view(frame.csrf)
        panels.append(CasePage.panel("登记接待", noting, isForm: true))
      }
      panels.append(CasePage.panel("值守表（两周）", posts.isEmpty ? "<p>还没有设岗。</p>" : table(roster, people)))
      panels.append(CasePage.panel("接待记录", visits.isEmpty ? "<p>还没有接待记录。</p>" : list(visits, names, people)))
      var side: [HTML] = []
      if !posts.isEmpty { side.append(CasePage.panel("登记离岗", forms.absence.view(frame.csrf), isForm: true)) }
      if actor.may(.caseApproval, in: town.id) {
        let every = posts.map { forms.post($0).folded(frame.csrf) } + [forms.post(nil).folded(frame.csrf)]
        side.append(CasePage.panel("AB 岗设置", "\(each: every, \.self)", isForm: true))
      }
      return CasePage(
        frame: frame, title: "窗口", trail: [Crumb("窗口")],
        lead: "<p class=\"quiet\">首问负责：第一个被问到的人负责到底。<a href=\"\(DeskAddress.newConcern([("source", "window")]))\">登记关切</a></p>",
        panels: panels, side: side, issues: typed?.issues.count ?? 0)
    }
  }

  /// Days down, posts across; a slot without anybody is red and says so in words.
  private static func table(_ roster: WindowRoster, _ people: StaffNames) -> HTML {
    let days = roster.slots.map(\.day).reduce(into: [Day]()) { if $0.last != $1 { $0.append($1) } }
    let posts = roster.slots.filter { $0.day == days.first }.map(\.post)
    return DeskTable(
      caption: "值守表", heads: ["日期"] + posts.map(\.name),
      rows: days.map { day in
        let head: HTML = "\(day.withWeekday)"
        return [head] + roster.slots.filter { $0.day == day }.map { cell($0, people) }
      }
    ).view
  }

  private static func cell(_ slot: WindowRoster.Slot, _ people: StaffNames) -> HTML {
    guard !slot.isEmpty else { return "<span class=\"slot-red\">无人值守：A、B 岗都不在</span>" }
    if slot.hasA { return "A \(people[slot.post.a])\(if: !slot.hasB, "（B 岗不在）")" }
    let note = slot.away.first { $0.who == .a }
    return "<strong>B 代 A</strong> \(people[slot.post.b])\(note.map { "（\($0.reason)；交接：\($0.handover)）" } ?? "")"
  }

  private static func list(_ visits: [WindowVisit], _ posts: [WindowPost.ID: String], _ people: StaffNames) -> HTML {
    let rows = visits.map { visit in
      WorkRow(
        title: visit.matter, address: DeskAddress.windowVisit(visit.id.value),
          state: DeskMark(visit.outcome.chinese, visit.isOpen ? .waiting : .good),
        marks: visit.rating.map { [DeskMark($0.chinese, $0.rawValue >= 3 ? .good : .grave)] } ?? [],
        notes: [
          visit.number, Beijing.minute(visit.at), posts[visit.post] ?? "", "\(visit.account.map { people[$0] } ?? "")（\(visit.capacity)）",
          visit.visitorShown,
        ].filter { !$0.isEmpty })
    }
    return "<ul class=\"rows\">\(each: rows, \.view)</ul>"
  }
}

/// The forms of the window (窗口表单).
struct WindowForms: Sendable {
  let posts: [WindowPost]
  let people: StaffNames
  let clerks: [FormChoice]
  let own: Identifier<AccountRow>
  let today: Day
  var typed: TypedForm?

  static let ages = ["", "60 岁以下", "60—79 岁", "80 岁以上"].map { FormChoice($0, $0.isEmpty ? "不填" : $0) }
  static let needs = ["方言", "大字", "陪同", "手语或书写", "轮椅"].map { FormChoice($0, $0) }

  private var choices: [FormChoice] { posts.map { FormChoice($0.id.description, $0.name) } }

  var visit: DeskForm {
    let mine = posts.first { $0.a == own || $0.b == own }
    return TypedForm.filled(
      DeskForm(
        action: DeskAddress.window,
        fields: [
          FormField(name: "post", label: "岗位", control: .select(choices), value: mine?.id.description ?? ""),
          FormField(name: "matter", label: "来办什么事", isRequired: true, limit: 2000),
          FormField(name: "answer", label: "怎么答复的", limit: 2000),
          FormField(
            name: "outcome", label: "结果", control: .select(WindowVisit.Outcome.allCases.map { FormChoice($0.rawValue, $0.chinese) }), value: "handled"),
          FormField(name: "ledTo", label: "引导到（不归本窗口时填）", limit: 100),
          FormField(name: "name", label: "姓名（可不填）", limit: 50), FormField(name: "phone", label: "电话（可不填）", limit: 30),
          FormField(name: "age", label: "年龄段（可不填）", control: .select(Self.ages)),
          FormField(name: "needs", label: "需要的帮助", control: .checks(Self.needs)),
        ], button: "登记", look: .main), as: "visit", typed)
  }

  var absence: DeskForm {
    TypedForm.filled(
      DeskForm(
        action: DeskAddress.windowAbsences,
        fields: [
          FormField(name: "post", label: "岗位", control: .select(choices)),
          FormField(
            name: "who", label: "谁离岗",
            control: .radios([FormChoice("a", "A 岗（由 B 岗顶岗）"), FormChoice("b", "B 岗")]), value: "a"),
          FormField(name: "first", label: "从哪天", control: .day, value: today.description, isRequired: true),
          FormField(name: "last", label: "到哪天", control: .day, value: today.description, isRequired: true),
          FormField(name: "reason", label: "原因", isRequired: true, limit: 200),
          FormField(name: "handover", label: "交接事项", control: .area(rows: 2), hint: "没有办完的、材料放在哪里；没有写“无”。", isRequired: true, limit: 1000),
        ], button: "登记离岗"), as: "absence", typed)
  }

  func post(_ post: WindowPost?) -> DeskForm {
    let name = "post-\(post?.id.description ?? "new")"
    var form = TypedForm.filled(
      DeskForm(
        title: post.map { "\($0.name)：A \(people[$0.a])，B \(people[$0.b])" } ?? "新设一个岗位", action: DeskAddress.windowPosts,
        fields: [
          FormField(name: "name", label: "岗位名称", value: post?.name ?? "", isRequired: true, limit: 60),
          FormField(name: "a", label: "A 岗", control: .select(clerks), value: post?.a.description ?? ""),
          FormField(name: "b", label: "B 岗", control: .select(clerks), value: post?.b.description ?? ""),
        ], button: "保存"), as: name, typed)
    form.hidden = [DeskForm.Hidden("id", post?.id.description ?? "")]
    return form
  }
}
