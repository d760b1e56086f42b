import Kernel
import Villages

extension BrochurePage {
  /// A form that came back wrong (退回的表单).
  struct Refused: Sendable {
    let name: String
    let issues: [Issue]
    let form: Form
  }
}

/// What can be done with a batch (宣传册操作).
struct BrochureForms {
  let batch: Brochure
  let villages: [FormChoice]
  let today: Day
  let refused: BrochurePage.Refused?

  var all: [DeskForm] {
    batch.state(on: today).isOver ? [correcting] : [handing, correcting] + (batch.retiredOn == nil ? [retiring] : [])
  }

  private func issues(_ name: String) -> [Issue] { refused?.name == name ? refused?.issues ?? [] : [] }
  private func typed(_ name: String, _ field: String, _ usual: String = "") -> String {
    refused?.name == name ? refused?.form.line(field) ?? usual : usual
  }

  private var handing: DeskForm {
    DeskForm(
      title: "登记发放", action: DeskAddress.brochure(batch.id.value, "deliveries"),
      fields: [
        FormField(
          name: "village", label: "发给哪个村", control: .select([FormChoice("", "请选择")] + villages),
          value: typed("deliveries", "village"), isRequired: true),
        FormField(name: "copies", label: "几本", control: .code, value: typed("deliveries", "copies"), isRequired: true),
        FormField(name: "day", label: "哪一天", control: .day, value: typed("deliveries", "day", today.description), isRequired: true),
      ].scoped("deliveries"), button: "登记发放", look: .main, issues: issues("deliveries"))
  }

  private var correcting: DeskForm {
    let form = refused.flatMap { $0.name == "correct" ? BrochureForm($0.form) : nil } ?? BrochureForm(batch.details)
    return DeskForm(
      title: "更正", action: DeskAddress.brochure(batch.id.value), fields: form.fields, button: "保存", issues: issues("correct"))
  }

  private var retiring: DeskForm {
    DeskForm(
      title: "停用这一批", action: DeskAddress.brochure(batch.id.value, "retirement"),
      fields: [
        FormField(
          name: "reason", label: "为什么停用", value: typed("retirement", "reason"), hint: "例如“补贴标准已调整”。", isRequired: true, limit: 200)
      ].scoped("retirement"), button: "停用", look: .grave, issues: issues("retirement"))
  }
}
