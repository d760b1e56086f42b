/// A page as data: everything on it already worded, so that its `view` only places it.
///
/// `samples` are pages as they might really be. The gallery shows them, golden files keep them, and the
/// accessibility test walks them, all without a database.
package protocol Page: Sendable {
  static var samples: [(name: String, page: Self)] { get }
  var view: HTML { get }
}
