import Hummingbird
import Kernel

/// A form of the desk from somebody who is signed out by now (登录已过期): his words come back to him.
enum SignedOut {
  /// What a stranger may send here is little; more is answered without looking at it. In bytes.
  private static let most = 4 << 20

  /// Nil when nothing was typed that would be a loss.
  static func answer(_ site: Site, _ request: Request, _ visit: Visit) async throws -> Response? {
    var reader = site.forms
    reader.limits.total = min(reader.limits.total, most)
    let form: Form
    do {
      form = try await reader.form(request)
    } catch is Fault {
      return nil
    }
    defer { reader.discard(form) }
    let typed = labels.compactMap { name, label in
      form[name].flatMap { $0.stripped.isEmpty ? nil : SignedOutPage.Typed(label: label, value: $0) }
    }
    guard !typed.isEmpty else { return nil }
    let page = SignedOutPage(frame: site.bareDeskFrame(visit), typed: typed)
    return .page(page.view, status: .unauthorized, visit)
  }

  /// The fields in which people write sentences.
  private static let labels = [
    ("title", "标题"), ("documentNumber", "文号"), ("summary", "内容概述"), ("body", "正文"), ("change", "更新说明"),
    ("keywords", "关键词"), ("note", "意见"), ("reason", "理由"), ("remark", "留言"), ("text", "内容"), ("basis", "依据"),
  ]
}
