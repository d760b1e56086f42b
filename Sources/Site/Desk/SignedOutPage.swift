import Kernel

/// What a form comes back to when its sender is signed out meanwhile (登录已过期): nothing was saved, and every word that
/// was typed is there to be copied, also without scripts.
struct SignedOutPage: Page {
  var frame: DeskFrame
  var typed: [Typed]

  /// Something that was typed (已填写的内容).
  struct Typed: Sendable, Equatable {
    var label: String
    var value: String
  }

  var view: HTML {
    frame.page(
      "登录已过期",
      """
      <h1>登录已过期，这次没有保存</h1>
      <p>您刚才填写的内容都在下面，没有丢。请先在新窗口重新登录，再把它们复制回去保存；在那以前不要关这一页。</p>
      <p class="buttons"><a class="button" href="\(DeskAddress.session)" target="_blank" rel="noopener">重新登录（新窗口）</a></p>
      <section class="panel"><h2>刚才填写的内容</h2>\(each: typed.indices, { field($0) })</section>
      """)
  }

  private func field(_ index: Int) -> HTML {
    let (each, id) = (typed[index], "typed-\(index)")
    let rows = min(20, max(2, each.value.count / 40))
    return """
      <div class="field"><label for="\(id)">\(each.label)</label>
      <textarea id="\(id)" readonly rows="\(rows)">
      \(each.value)</textarea></div>

      """
  }
}

extension SignedOutPage {
  static var samples: [(name: String, page: SignedOutPage)] {
    let typed = [Typed(label: "标题", value: "关于做好冬季防火工作的通知"), Typed(label: "正文", value: "各村每天巡查两次。")]
    return [("desk-signed-out", SignedOutPage(frame: SampleDesk.frame(DeskAddress.home), typed: typed))]
  }
}
