import Kernel

/// The routes of the text editor (正文编辑器).
extension Site {
  private static let textWriters: Access = .holders([.draft, .villageDraft])

  static let editorRoutes: [Route] = [
    .act("/desk/pasting", textWriters, EditorPasting.read),
    .act("/desk/typesetting", textWriters, EditorTypesetting.text),
    .act("/desk/items/typesetting", textWriters, EditorTypesetting.form),
    .act("/desk/items/:item/typesetting", textWriters, EditorTypesetting.form),
    .desk("/desk/pictures/:seal", textWriters, EditorPictures.pasted),
    .desk("/desk/items/:item/pictures/:name", office, EditorPictures.saved),
  ]
}
