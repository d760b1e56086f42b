import HTTPTypes

/// Whether the visitor's copy is still good (条件请求, RFC 9110 §13).
enum Conditions {
  /// True when a GET should be answered with 304.
  static func isUnchanged(_ headers: HTTPFields, entityTag: String, modified: @autoclosure () -> Int?) -> Bool {
    if let tags = headers[.ifNoneMatch] { return matches(tags, entityTag) }
    guard let since = headers[.ifModifiedSince].flatMap(HttpDate.read), let modified = modified() else { return false }
    return modified <= since
  }

  /// True when If-Range allows a part: it names exactly this version.
  static func allowsRange(_ headers: HTTPFields, entityTag: String, modified: Int?) -> Bool {
    guard let condition = headers[.ifRange] else { return true }
    return condition == entityTag || modified != nil && HttpDate.read(condition) == modified
  }

  private static func matches(_ list: String, _ entityTag: String) -> Bool {
    if list.trimmed == "*" { return true }
    return list.split(separator: ",").contains { item in
      let tag = item.trimmed
      return (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == entityTag
    }
  }
}
