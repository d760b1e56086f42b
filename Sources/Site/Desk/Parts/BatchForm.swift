/// Lines to tick, and one button that passes those that were ticked (批量通过).
struct BatchForm: Sendable, Equatable {
  var rows: [PickRow]
  var asksSecrecy: Bool

  /// 条例 第十四条、第十五条: what the review looks for.
  static let basis = "已逐条阅读，不涉及国家秘密、商业秘密和个人隐私，不危及安全和社会稳定。"

  func view(_ csrf: HTML) -> HTML {
    """
    <form class="batch" method="post" action="\(DeskAddress.batchApproval)" data-batch>
      \(csrf)
      <p class="tick batch-all" hidden><input type="checkbox" id="pick-all"><label for="pick-all">全选本页</label></p>
      <ul class="rows">\(each: rows, \.view)</ul>
      <div class="batch-bar">
        \(if: asksSecrecy, secrecy)
        <p class="buttons"><button>通过所选<span data-picked></span></button></p>
      </div>
    </form>
    """
  }

  /// 条例 第十七条: ticked on purpose, never beforehand.
  private var secrecy: HTML {
    """
    <p class="tick"><input type="checkbox" id="batch-secrecy" name="secrecy" value="yes">\
    <label for="batch-secrecy">我已逐条阅读：标着“缺保密审查”的可以公开</label></p>
    <details class="fold"><summary>保密审查依据</summary>
    \(FormField(name: "basis", label: "依据", control: .area(rows: 2), value: Self.basis, limit: 500, scope: "batch").view)
    </details>
    """
  }
}
