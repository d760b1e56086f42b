import Kernel
import Manuscript
import Publishing

/// The text of an item on its way into the editor (正文编辑): as marks for a plain field, and as markup for the editor.
struct EditorText: Sendable, Equatable {
  /// What the plain field shows.
  var field = ""
  /// Nil when what was typed cannot be read: then the plain field is all there is.
  var markup: HTML?
  /// Where the pictures of the saved item are, each below by its name.
  var pictures: Address?
  /// The editor's script; nil where its library was not bundled.
  var script: Address?
  /// The saved item, whose answers to the proofreader hold; nil for a new one.
  var item: Int64?
  /// Where the form goes to be typeset.
  var typesetting = DeskAddress.typesetting()

  init() {}

  init(_ typed: String, of item: DeskItem?, _ assets: Assets) {
    field = typed
    self.item = item?.item.id.value
    pictures = item.map { DeskAddress.pictures($0.item.id.value) }
    typesetting = DeskAddress.typesetting(of: item?.item.id.value)
    if assets.holds("prosemirror.js"), assets.holds("editor.js") { script = Address("assets", assets.hash, "editor.js") }
    do {
      let read = try BodyField.read(
        typed, known: item?.revision?.content.manuscript, title: Self.other, number: Self.other)
      markup = HTML(sanitised: BodyField.markup(read.manuscript))
      if BodyField.isMarkup(typed) { field = BodyField.text(read.manuscript) }
    } catch {
      // The form says what is wrong with the text; the editor leaves it as it was typed.
      markup = nil
    }
  }
  /// A title and number that no text has, so that neither is taken for one.
  private static let other = "（另有）"
}
