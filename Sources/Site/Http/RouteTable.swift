/// Finds what answers an address (路由表): literal parts and `:name` parts; literal ones win.
package struct RouteTable<Target: Sendable>: Sendable {
  private struct Node: Sendable {
    var literals: [String: Node] = [:]
    /// One `:name` part; boxed in an array, since a struct cannot hold itself.
    var named: [Node] = []
    var targets: [String: (target: Target, names: [String])] = [:]
  }

  package enum Match: Sendable {
    case found(Target, [String: String])
    case wrongMethod([String])
    /// The same address with a slash at its end exists.
    case needsSlash
    case none
  }

  private var root = Node()

  package init() {}

  /// Patterns are written as `/:town/search` or, with a slash at the end, `/:town/`.
  package mutating func add(_ method: String, _ pattern: String, _ target: Target) {
    let parts = pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let names = parts.filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) }
    Self.insert(&root, parts[...], method, (target, names))
  }

  /// `method` HEAD finds what GET finds.
  package func match(_ method: String, _ path: String) -> Match {
    guard let parts = Self.parts(path) else { return .none }
    var values: [String] = []
    guard let node = Self.find(root, parts[...], &values) else {
      var ignored: [String] = []
      return Self.find(root, (parts + [""])[...], &ignored) == nil ? .none : .needsSlash
    }
    guard let found = node.targets[method] ?? (method == "HEAD" ? node.targets["GET"] : nil) else {
      let methods = node.targets.keys.sorted()
      return .wrongMethod(methods.contains("GET") ? methods + ["HEAD"] : methods)
    }
    return .found(found.target, Dictionary(zip(found.names, values)) { first, _ in first })
  }

  /// Decoded parts. A part that hides a slash, a dot path or a control character is no part of ours.
  private static func parts(_ path: String) -> [String]? {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    var parts: [String] = []
    for raw in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let part = PercentCode.decode(raw), part != ".", part != "..", parts.count < 12,
        part.unicodeScalars.allSatisfy({ $0 != "/" && $0 != "\\" && $0.value >= 32 && $0.value != 127 })
      else { return nil }
      parts.append(part)
    }
    return parts
  }

  private static func insert(
    _ node: inout Node, _ parts: ArraySlice<String>, _ method: String, _ target: (Target, [String])
  ) {
    guard let part = parts.first else {
      node.targets[method] = target
      return
    }
    if part.hasPrefix(":") {
      if node.named.isEmpty { node.named = [Node()] }
      insert(&node.named[0], parts.dropFirst(), method, target)
    } else {
      insert(&node.literals[part, default: Node()], parts.dropFirst(), method, target)
    }
  }

  private static func find(_ node: Node, _ parts: ArraySlice<String>, _ values: inout [String]) -> Node? {
    guard let part = parts.first else { return node.targets.isEmpty ? nil : node }
    if let next = node.literals[part], let found = find(next, parts.dropFirst(), &values) { return found }
    guard let next = node.named.first, !part.isEmpty else { return nil }
    let count = values.count
    values.append(part)
    if let found = find(next, parts.dropFirst(), &values) { return found }
    values.removeLast(values.count - count)
    return nil
  }
}
