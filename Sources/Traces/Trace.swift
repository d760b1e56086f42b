/// Something that a file says beyond what its reader sees (文件痕迹): who wrote it, what is hidden in it, where a
/// picture was taken.
package struct Trace: Hashable, Sendable, Codable {
  package var kind: Kind
  /// What was found and where, in words that may be shown: 工作表“名单”第 3–7 行隐藏，有 20 个单元格有内容。
  package var detail: String
  /// How many of the kind.
  package var count: Int
  package var weight: Weight
  /// Whether the public copy is without it.
  package var isRemoved: Bool

  package init(_ kind: Kind, _ detail: String, count: Int = 1, weight: Weight? = nil, isRemoved: Bool = false) {
    (self.kind, self.detail, self.count) = (kind, detail, count)
    (self.weight, self.isRemoved) = (weight ?? kind.usualWeight, isRemoved)
  }

  /// How much it matters (轻重): what must not go out, what one should know of, what harms nobody.
  package enum Weight: String, CaseIterable, Sendable, Codable, Comparable {
    case grave, notable, harmless

    package var chinese: String {
      switch self {
      case .grave: "须处理"
      case .notable: "应知道"
      case .harmless: "无碍"
      }
    }

    /// The graver comes first.
    package static func < (a: Self, b: Self) -> Bool {
      (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
    }
  }

  package enum Kind: String, CaseIterable, Sendable, Codable {
    /// 作者、单位.
    case author
    /// 软件、日期、打印机: says little of anybody.
    case software
    /// 隐藏的工作表、行、列、文字、幻灯片.
    case hidden
    /// 批注、演讲者备注.
    case comment
    /// 修订痕迹.
    case revision
    /// 外部链接.
    case externalLink
    /// 拍摄位置.
    case location
    /// 拍摄设备与时间.
    case camera
    /// 宏与脚本.
    case macro
    /// 嵌入的文件.
    case embedded
    /// 缩略图: may show an earlier state.
    case thumbnail
    /// 电子签章: nothing is taken out of a signed file.
    case signature
    /// 个人信息: numbers, homes, health in its words or pictures.
    case privacy
    /// 打不开、看不懂: nobody knows what is inside.
    case unreadable

    package var chinese: String {
      switch self {
      case .author: "作者与单位"
      case .software: "软件信息"
      case .hidden: "隐藏内容"
      case .comment: "批注与备注"
      case .revision: "修订痕迹"
      case .externalLink: "外部链接"
      case .location: "拍摄位置"
      case .camera: "拍摄信息"
      case .macro: "宏与脚本"
      case .embedded: "嵌入的文件"
      case .thumbnail: "缩略图"
      case .signature: "电子签章"
      case .privacy: "个人信息"
      case .unreadable: "不能检查"
      }
    }

    package var usualWeight: Weight {
      switch self {
      case .hidden, .comment, .revision, .location, .macro, .embedded, .privacy, .unreadable: .grave
      case .author, .externalLink, .camera, .signature: .notable
      case .software, .thumbnail: .harmless
      }
    }

    /// Whether leaving it in the public copy asks for a second thought: a person's place, what was meant to be out of
    /// sight, or nobody knows what.
    package var needsSecondThought: Bool { [.location, .hidden, .revision, .privacy, .unreadable].contains(self) }
  }
}

/// What of a file may be passed over (阈值), as the settings in force say.
package struct TraceThresholds: Sendable, Hashable, Codable {
  /// So many hidden rows or columns without any content are 无碍; more are worth knowing.
  package var hiddenEmpty = 2_000
  /// So many cells with content in hidden rows and columns are only worth knowing, not to be dealt with.
  package var hiddenCells = 0

  package init() {}
}

/// A file looked through (检查结果): what was found, and the same file without what may be taken out.
package struct Sifted: Sendable, Equatable {
  package var traces: [Trace]
  /// The public copy; nil when nothing had to change.
  package var clean: [UInt8]?

  package init(_ traces: [Trace] = [], clean: [UInt8]? = nil) { (self.traces, self.clean) = (traces, clean) }
}
