/// Private matter (隐私信息): a place in a text that names, numbers or locates a private person.
///
/// 条例 第十五条: what is somebody's privacy is not published unless he agrees or the public good demands it.
package struct PrivateMatter: Sendable, Hashable {
  /// How sure and how grave: `block` must not go out, `check` is for a person to look at.
  package enum Severity: String, Sendable, Hashable, CaseIterable { case block, check }

  package let kind: PrivateKind
  package let severity: Severity
  /// Positions in Unicode scalars of the text that was read, half open.
  package let range: Range<Int>

  package init(kind: PrivateKind, severity: Severity, range: Range<Int>) {
    self.kind = kind
    self.severity = severity
    self.range = range
  }
}
