import Files
import Foundation
import Hummingbird
import Kernel
import Store
import Villages

/// `/desk/trainings/new`: a session that was held, who was there, and why (登记培训、指导).
struct TrainingEditPage: Page {
  var frame: DeskFrame
  var villages: [FormChoice]
  var findings: [FormChoice]
  var typed: [String: String]
  var issues: [Issue] = []

  var view: HTML {
    frame.page(
      "登记培训、指导", trail: [Crumb("培训指导", DeskAddress.trainings()), Crumb("登记")], issues: issues.count,
      """
      <h1>登记培训、指导</h1>
      \(DeskForm(action: DeskAddress.trainings(), fields: fields, button: "登记", look: .main, issues: issues, isUpload: true).view(frame.csrf))
      """)
  }

  private var fields: [FormField] {
    let modes = TrainingSession.Mode.allCases.map { FormChoice($0.rawValue, $0.chinese) }
    var fields = [
      FormField(name: "mode", label: "方式", control: .radios(modes), value: typed["mode"] ?? "video", isRequired: true),
      FormField(name: "topic", label: "主题", value: typed["topic"] ?? "", isRequired: true, limit: 100),
      FormField(name: "day", label: "日期", control: .day, value: typed["day"] ?? "", isRequired: true),
      FormField(name: "minutes", label: "多少分钟", control: .code, value: typed["minutes"] ?? "60", isRequired: true, limit: 4),
      FormField(name: "trainer", label: "主讲、指导人", value: typed["trainer"] ?? "", isRequired: true, limit: 60),
      FormField(name: "place", label: "地点", value: typed["place"] ?? "", limit: 100),
    ]
    let problem = issues.first { $0.field == "people" }?.sentence
    for village in villages {
      let name = "people-\(village.value)"
      fields.append(
        FormField(
          name: name, label: "\(village.name)参加的人", value: typed[name] ?? "", hint: "几个人用顿号隔开；没有人参加就空着。", limit: 200,
          problem: problem))
    }
    if !findings.isEmpty {
      fields.append(FormField(name: "findings", label: "因为哪些检查发现的问题", control: .checks(findings)))
    }
    fields.append(
      FormField(name: "note", label: "讲了什么", control: .area(rows: 4), value: typed["note"] ?? "", limit: 2000))
    let kinds = ".pdf,.docx,.xlsx,.pptx,.doc,.ppt,.xls,.txt,.png,.jpg"
    fields.append(FormField(name: "materials", label: "材料", control: .files(accept: kinds, many: true)))
    return fields
  }

  static var samples: [(name: String, page: TrainingEditPage)] {
    [
      ("desk-training-edit", TrainingEditPage(
        frame: SampleDesk.frame(DeskAddress.newTraining), villages: [FormChoice("lingshan", "灵山村")],
        findings: [FormChoice("5", "灵山村 2026-03-09 更新不及时：2026年2月高龄津贴发放名单")], typed: [:],
        issues: [Issue("topic", "请填写主题，2 到 100 个字。")]))
    ]
  }
}

extension TrainingEditPage {
  static func begin(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    .page(try await make(site, visit, ["day": site.store.today().description]).view, visit.visit)
  }

  static func take(_ site: Site, _ request: Request, _ visit: DeskVisit) async throws -> Response {
    let (town, villages) = (try await site.workTown(visit), try await site.seenVillages(visit))
    return try await site.forms.read(request, visit.visit) { form in
      do {
        let details = try details(form)
        let people = villages.flatMap { village in
          form.line("people-\(village.slug)").split { "、,，;； \t".contains($0) }.map { TrainingSession.Attendee(village.id, String($0)) }
        }
        let materials = try await materials(form, site, visit)
        let findings = form.all("findings").compactMap { Int64($0) }.map { InspectionFinding.ID($0) }
        let id = try await site.store.write(as: visit.actor) {
          try TrainingSession.note(details, in: town.id, people, materials: materials, because: findings, $0)
        }
        return .seeOther(DeskAddress.training(id.value), .trainingNoted)
      } catch let fault as Fault where fault.kind == .invalid {
        let typed = form.typed
        let page = try await make(site, visit, typed, Set(form.all("findings")), fault.issues)
        return .page(page.view, status: .unprocessableContent, visit.visit)
      }
    }
  }

  private static func details(_ form: Form) throws -> TrainingSession.Details {
    var issues: [Issue] = []
    let (mode, day) = (TrainingSession.Mode(rawValue: form.line("mode")), Day(form.line("day")))
    if mode == nil { issues.append(Issue("mode", "请选择方式。")) }
    if day == nil { issues.append(Issue("day", "请填写日期，例如 2026-03-09。")) }
    guard issues.isEmpty, let mode, let day else { throw Fault.invalid(issues) }
    return TrainingSession.Details(
      mode, topic: form.line("topic"), day: day, minutes: Int(form.line("minutes")) ?? 0, trainer: form.line("trainer"),
      place: form.line("place"), note: form["note"] ?? "")
  }

  private static func materials(_ form: Form, _ site: Site, _ visit: DeskVisit) async throws -> [TrainingMaterial] {
    var materials: [TrainingMaterial] = []
    for file in form.files where file.field == "materials" && file.size > 0 {
      _ = try await VirusScan.check(file, site, visit)
      let blob = try site.files.put(moving: file.path.path, name: file.name)
      materials.append(TrainingMaterial(String(file.name.prefix(200)), blob))
    }
    return materials
  }

  private static func make(
    _ site: Site, _ visit: DeskVisit, _ typed: [String: String], _ chosen: Set<String> = [], _ issues: [Issue] = []
  ) async throws -> TrainingEditPage {
    let (villages, today) = (try await site.seenVillages(visit), site.store.today())
    let findings = try await site.store.read {
      try InspectionFinding.recent(of: villages.map(\.id), since: today + -180, $0)
    }
    return TrainingEditPage(
      frame: try await site.deskFrame(visit, at: DeskAddress.newTraining),
      villages: villages.filter { $0.stands(on: today) }.map { FormChoice($0.slug, $0.name) },
      findings: findings.prefix(20).map { finding in
        let name = villages.first { $0.id == finding.village }?.name ?? ""
        let id = String(finding.id.value)
        return FormChoice(id, "\(name) \(finding.day) \(finding.sentence)", isChosen: chosen.contains(id))
      }, typed: typed, issues: issues)
  }
}
