/// Something that a file says beyond what its reader sees (文件痕迹): who wrote it, what is hidden in it, where a
/// picture was taken.
package struct Trace: Hashable, Sendable {
  package var kind: Kind
  /// What was found, in words that may be shown: 作者：……, 隐藏工作表“名单”.
  package var detail: String
  /// How many of the kind.
  package var count: Int

  package init(_ kind: Kind, _ detail: String, count: Int = 1) {
    (self.kind, self.detail, self.count) = (kind, detail, count)
  }

  package enum Kind: String, CaseIterable, Sendable {
    /// 作者、单位、软件.
    case author
    /// 隐藏的工作表、行、列、文字.
    case hidden
    /// 批注.
    case comment
    /// 修订痕迹.
    case revision
    /// 外部链接.
    case externalLink
    /// 拍摄位置.
    case location
    /// 拍摄设备与时间.
    case camera
    /// 宏.
    case macro
    /// 嵌入的文件.
    case embedded
  }
}
