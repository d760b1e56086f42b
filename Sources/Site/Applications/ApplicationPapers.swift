import Accounts
import Casework
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Publishing
import Store

/// Letters and files of a case (文书和案卷文件), as the page shows them and as they are taken away.
struct ApplicationPapers: Sendable {
  let letters: [ApplicationPage.Letter]
  let letterForm: DeskForm?
  let files: [ApplicationPage.File]
  let fileForm: DeskForm?
  /// Seldom wanted: a letter's arrival, remedies, publication.
  let extras: [DeskForm]

  init(
    _ application: CaseApplication, _ consultations: [ApplicationConsultation], _ actor: Actor, _ reader: some Reader
  ) throws {
    let id = application.id
    let mayAnswer = actor.may(.casework, in: application.town)
    letters = try Letter.list(of: id, reader).map { letter in
      let files = [letter.docx.map { _ in NavLink("Word", DeskAddress.applicationLetter(id, letter.id, "docx")) },
        letter.pdf.map { _ in NavLink("PDF", DeskAddress.applicationLetter(id, letter.id, "pdf")) }].compactMap(\.self)
      return .init(
        title: letter.title, note: "\(letter.number)\(letter.kind.isSheet ? "" : "，致\(letter.addressee)")\(files.isEmpty ? "，正在制作，请稍后刷新" : "")",
        files: files)
    }
    let kinds = Self.kinds(application, consultations)
    letterForm = !mayAnswer || kinds.isEmpty
      ? nil
      : DeskForm(
        action: DeskAddress.application(id, "letters"),
        fields: [FormField(name: "letter", label: "做一份文书", control: .select(kinds), isRequired: true)].scoped("letter"),
        button: "制作并编号")
    files = try ApplicationFile.list(of: id, reader).map { Self.file($0, of: id, mayAnswer) }
    fileForm = !mayAnswer ? nil : Self.adding(id)
    extras = mayAnswer ? try Self.extras(application, consultations, actor, reader) : []
  }

  private static func assigning(_ application: CaseApplication, _ reader: some Reader) throws -> DeskForm {
    let people = try ApplicationActs.colleagues(in: application.town, reader)
    return DeskForm(
      title: "转给同事办理", action: DeskAddress.application(application.id, "assignment"),
      fields: [
        FormField(
          name: "account", label: "转给谁", control: .select(people.map { FormChoice("\($0.id)", $0.displayName) }),
          value: application.handler?.description ?? "", isRequired: true)
      ].scoped("assign"), button: "转交")
  }

  private static func kinds(
    _ application: CaseApplication, _ consultations: [ApplicationConsultation]
  ) -> [FormChoice] {
    LetterKind.allCases.filter { $0.isPossible(application) }.flatMap { kind -> [FormChoice] in
      guard let asked = kind.consultation else {
        return [FormChoice(kind.rawValue, kind.title(for: application.matter))]
      }
      return consultations.filter { $0.kind == asked }.map { FormChoice("\(kind.rawValue):\($0.id)", "\(kind.title)：\($0.party)") }
    }
  }

  private static func file(
    _ file: ApplicationFile, of id: CaseApplication.ID, _ mayAnswer: Bool
  ) -> ApplicationPage.File {
    var links: [NavLink] = file.isSealed ? [] : [NavLink("下载", DeskAddress.applicationFile(id, file.id))]
    if file.role == .original, mayAnswer {
      links.append(NavLink("遮盖后另存", DeskAddress.applicationFile(id, file.id, "redaction")))
    }
    var unsealing: DeskForm?
    if file.isSealed, mayAnswer {
      unsealing = DeskForm(
        title: "查看", action: DeskAddress.applicationFile(id, file.id, "unsealing"),
        fields: [FormField(name: "reason", label: "为什么要看", isRequired: true, limit: 200, scope: "file-\(file.id)")],
        button: "下载", note: "会记入审计日志。")
    }
    return .init(name: file.name, role: file.role.chinese, links: links, unsealing: unsealing)
  }

  private static func adding(_ id: CaseApplication.ID) -> DeskForm {
    let offered: [ApplicationFile.Role] = [.original, .material, .signed, .identity]
    let roles = offered.map { FormChoice($0.rawValue, $0.chinese) }
    return DeskForm(
      action: DeskAddress.application(id, "files"),
      fields: [
        FormField(name: "role", label: "是什么文件", control: .select(roles), isRequired: true),
        FormField(name: "file", label: "添加文件", control: .files(accept: "", many: false), isRequired: true),
      ].scoped("add"), button: "添加", isUpload: true)
  }

  private static func extras(
    _ application: CaseApplication, _ consultations: [ApplicationConsultation], _ actor: Actor, _ reader: some Reader
  ) throws -> [DeskForm] {
    let id = application.id
    var forms = application.state.isOpen ? [try assigning(application, reader)] : []
    let waiting = consultations.filter { $0.answer == nil && $0.reachedOn == nil }
    if !waiting.isEmpty {
      let choices = waiting.map { FormChoice("\($0.id)", "\($0.kind.chinese) \($0.party)") }
      forms.append(
        DeskForm(
          title: "登记对方哪天收到征求意见书", action: DeskAddress.application(id, "reaching"),
          fields: [
            FormField(name: "consultation", label: "谁收到了", control: .select(choices), isRequired: true),
            FormField(name: "reached", label: "收到的日子", control: .day, isRequired: true),
          ].scoped("reach"), button: "登记", note: "对方的 15 个工作日从这一天起算。"))
    }
    guard application.decision?.decidedOn != nil else { return forms }
    for remedy in try ApplicationRemedy.list(of: id, reader) where remedy.result == nil {
      let results = ApplicationRemedy.Result.allCases.map { FormChoice($0.rawValue, $0.chinese) }
      forms.append(
        DeskForm(
          title: "\(remedy.kind.chinese)（\(remedy.filedOn) 提起）的结果", action: DeskAddress.applicationRemedy(id, remedy.id),
          fields: [
            FormField(name: "result", label: "结果", control: .radios(results), isRequired: true),
            FormField(name: "closed", label: "审结的日子", control: .day, isRequired: true),
          ].scoped("remedy-\(remedy.id)"), button: "登记"))
    }
    let kinds = ApplicationRemedy.Kind.allCases.map { FormChoice($0.rawValue, $0.chinese) }
    forms.append(
      DeskForm(
        title: "登记行政复议、行政诉讼", action: DeskAddress.application(id, "remedies"),
        fields: [
          FormField(name: "kind", label: "种类", control: .select(kinds), isRequired: true),
          FormField(name: "filed", label: "提起的日子", control: .day, isRequired: true),
        ].scoped("remedy"), button: "登记"))
    let columns = FormChoice.columns(try ColumnTree.fetch(application.town, reader))
    if ["A1", "A2", "B"].contains(application.decision?.code ?? ""), actor.may(.draft, in: application.town) {
      forms.append(
        DeskForm(
          title: "建议主动公开，起草一条信息", action: DeskAddress.application(id, "publication"),
          fields: [FormField(name: "column", label: "公开在哪个栏目", control: .select(columns), isRequired: true)].scoped("publish"),
          button: "起草", note: "多人申请同样信息的，可以主动公开（条例第四十四条）。起草后照常审核。"))
    }
    return forms
  }
}
