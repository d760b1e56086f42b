import Kernel
import Manuscript
import Store

/// A part of an item in which words may be replaced (查找范围).
package enum BulkField: String, CaseIterable, Sendable, Codable, Storable {
  case title, subtitle, body, summary, documentNumber, issuer, sourceName, author, keywords, theme, opennessBasis
  /// What an item's kind asks for: 会议时间、报名电话…
  case facts
  /// The words of pictures, and where links lead.
  case alternatives, links
  case attachments

  package var chinese: String {
    switch self {
    case .title: "标题"
    case .subtitle: "副标题"
    case .body: "正文"
    case .summary: "内容概述"
    case .documentNumber: "文号"
    case .issuer: "发布机构"
    case .sourceName: "来源"
    case .author: "作者"
    case .keywords: "关键词"
    case .theme: "主题"
    case .opennessBasis: "公开依据"
    case .facts: "要素（时间、地点、电话等）"
    case .alternatives: "图片说明"
    case .links: "链接地址"
    case .attachments: "附件名称"
    }
  }
}

extension Content {
  /// The short texts of a part, each searched by itself. The body and the attachments are no short texts. The order is
  /// that of reading.
  func texts(of field: BulkField) -> [String] {
    switch field {
    case .title: [title]
    case .subtitle: [subtitle]
    case .summary: [summary]
    case .documentNumber: [documentNumber]
    case .issuer: [issuer]
    case .sourceName: [sourceName]
    case .author: [author]
    case .keywords: keywords
    case .theme: [theme]
    case .opennessBasis: [opennessBasis]
    case .facts: facts.sorted { $0.key < $1.key }.map(\.value)
    case .alternatives: manuscript.images.map(\.alt)
    case .links: manuscript.links.map(\.address)
    case .body, .attachments: []
    }
  }

  mutating func set(_ texts: [String], of field: BulkField) {
    let text = texts.first ?? ""
    switch field {
    case .title: title = text
    case .subtitle: subtitle = text
    case .summary: summary = text
    case .documentNumber: documentNumber = text
    case .issuer: issuer = text
    case .sourceName: sourceName = text
    case .author: author = text
    case .keywords: keywords = texts.filter { !$0.trimmed.isEmpty }
    case .theme: theme = text
    case .opennessBasis: opennessBasis = text
    case .facts: facts = Dictionary(zip(facts.keys.sorted(), texts), uniquingKeysWith: { first, _ in first })
    case .alternatives:
      var left = texts[...]
      manuscript = manuscript.changingImages { image in
        var image = image
        image.alt = left.popFirst() ?? image.alt
        return image
      }
    case .links:
      var left = texts[...]
      manuscript = manuscript.changingLinks { address, _ in left.popFirst() ?? address }
    case .body, .attachments: break
    }
  }
}

extension Substitution {
  /// Hits in several texts, one after the other.
  func hits(in texts: [String]) -> [Hit] { texts.flatMap { hits(in: $0) } }

  /// The texts with the chosen hits replaced, counted through all of them.
  func applied(to texts: [String], where isChosen: (Int) -> Bool) -> [String] {
    var count = 0
    return texts.map { text in
      defer { count += hits(in: text).count }
      return applied(to: text) { [count] in isChosen(count + $0) }
    }
  }
}
