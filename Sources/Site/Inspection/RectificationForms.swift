import Kernel
import Villages

/// The forms that an order offers, by its state and by who looks (整改表单).
struct RectificationForms {
  let order: Rectification
  let actor: Actor
  let refused: RectificationPage.Refused?

  var all: [DeskForm] {
    let mayInspect = actor.mayInspect(order.village)
    switch order.state {
    case .open:
      let own = actor.mayPost(for: order.village) ? [reply] : []
      return mayInspect ? own + [recheck, lengthening] : own
    case .replied: return mayInspect ? [recheck] : []
    case .closed: return mayInspect ? [reopening] : []
    }
  }

  private func typed(_ act: String, _ name: String) -> String { refused?.act == act ? refused?.typed[name] ?? "" : "" }
  private func issues(_ act: String) -> [Issue] { refused?.act == act ? refused?.issues ?? [] : [] }
  private func address(_ act: String) -> Address { DeskAddress.rectification(order.id.value, act) }

  private var reply: DeskForm {
    DeskForm(
      title: "报整改情况", action: address("reply"),
      fields: [
        FormField(name: "text", label: "怎么改的", control: .area(rows: 3), value: typed("reply", "text"), isRequired: true, limit: 1000),
        FormField(name: "photos", label: "整改后的照片", control: .files(accept: "image/*", many: true)),
      ].scoped("reply"), button: "报整改情况", look: .main, issues: issues("reply"), isUpload: true)
  }

  private var recheck: DeskForm {
    DeskForm(
      title: "复查", action: address("recheck"),
      fields: [
        FormField(
          name: "verdict", label: "结果", control: .radios([FormChoice("passed", "合格，销号"), FormChoice("failed", "不合格，退回再改")]),
          value: typed("recheck", "verdict"), isRequired: true),
        FormField(name: "note", label: "复查意见", control: .area(rows: 2), value: typed("recheck", "note"), limit: 1000),
        FormField(name: "term", label: "再改的期限", value: typed("recheck", "term"), hint: "不合格时填；空着按原来的期限重新计算。", limit: 20),
      ].scoped("recheck"), button: "登记复查", look: order.state == .replied ? .main : .quiet, issues: issues("recheck"))
  }

  private var lengthening: DeskForm {
    DeskForm(
      title: "延长期限", action: address("extension"),
      fields: [
        FormField(name: "days", label: "延长几个工作日", control: .code, value: typed("extension", "days"), isRequired: true, limit: 3),
        FormField(name: "reason", label: "理由", value: typed("extension", "reason"), isRequired: true, limit: 500),
      ].scoped("extension"), button: "延长期限", issues: issues("extension"))
  }

  private var reopening: DeskForm {
    DeskForm(
      title: "问题反弹，重新打开", action: address("reopening"),
      fields: [FormField(name: "reason", label: "怎样反弹", value: typed("reopening", "reason"), isRequired: true, limit: 500)]
        .scoped("reopening"), button: "重新打开", issues: issues("reopening"))
  }
}
