/// An omission (略去的内容): something of the source that is not in the manuscript, or that a person must look at.
package struct Omission: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case script, style, hidden, outside, embedded, drawing, control, address, anchor, image, media
    case deleted, comment, header, formula, object, unreadable, deep
  }

  package var kind: Kind
  /// The beginning of what was left out, at most 60 characters.
  package var sample: String
  package var count: Int

  package init(kind: Kind, sample: String, count: Int) {
    self.kind = kind
    self.sample = sample
    self.count = count
  }

  /// The omission in one Chinese sentence.
  package var sentence: String {
    let what = kind.wording.replacing("#", with: String(count))
    return sample.isEmpty ? what + "。" : "\(what)，如“\(sample)”。"
  }
}

extension Omission.Kind {
  /// The wording; `#` stands for the count.
  fileprivate var wording: String {
    switch self {
    case .script: "去掉了 # 处脚本"
    case .style: "去掉了 # 段网页样式"
    case .hidden: "去掉了 # 处页面上看不见的文字"
    case .outside: "略去了正文以外的 # 处页面内容"
    case .embedded: "去掉了 # 处嵌入的网页、音视频或插件"
    case .drawing: "去掉了 # 处矢量图形"
    case .control: "去掉了 # 个表单控件"
    case .address: "去掉了 # 个不安全或无效的链接地址，文字已保留"
    case .anchor: "去掉了 # 个页内跳转，文字已保留"
    case .image: "略去了 # 张无法取得的图片"
    case .media: "略去了 # 个不支持的图片文件（只收 PNG、JPEG、GIF、WebP、BMP）"
    case .deleted: "未收入修订中已删除的 # 处文字"
    case .comment: "未收入 # 条批注"
    case .header: "未收入 # 处页眉页脚"
    case .formula: "# 处公式只保留了文字，请核对"
    case .object: "略去了 # 个嵌入对象"
    case .unreadable: "有 # 个字符无法识别，请对照原件核对"
    case .deep: "有 # 处嵌套过深，已按普通段落收入"
    }
  }
}
