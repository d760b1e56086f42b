import Kernel

/// Who is reading an item that waits (认领情况), and taking it for oneself.
struct ClaimPanel: Sendable, Equatable {
  var sentence: String
  var forms: [DeskForm]

  func view(_ csrf: HTML) -> HTML {
    """
    <section class="panel claim" aria-label="认领"><p>\(sentence)</p>\(each: forms, { $0.view(csrf) })</section>
    """
  }

  static func take(_ item: Int64) -> DeskForm { DeskForm(action: DeskAddress.claim(item), button: "认领") }
  static func release(_ item: Int64) -> DeskForm { DeskForm(action: DeskAddress.claimRelease(item), button: "放回") }

  static func takeOver(_ item: Int64, note: String = "", issues: [Issue] = []) -> DeskForm {
    DeskForm(
      action: DeskAddress.claim(item),
      fields: [
        FormField(name: "note", label: "接手的原因", value: note, hint: "对方会在消息里看到。", isRequired: true, limit: 200)
      ].scoped("claim"), button: "接手", issues: issues)
  }
}
