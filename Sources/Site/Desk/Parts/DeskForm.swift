import Kernel

/// A small form that does one thing (操作表单): its fields, one button, and a sentence on what it will do.
struct DeskForm: Sendable, Equatable {
  var title = ""
  var action: Address
  var fields: [FormField] = []
  var button: String
  var note = ""
  var look: Look = .quiet
  var issues: [Issue] = []
  var isUpload = false
  /// Sent along unseen, such as which revision was read.
  var hidden: [Hidden] = []

  struct Hidden: Sendable, Equatable {
    var name: String
    var value: String
    init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    var view: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
  }

  /// `main`: what one came for. `grave`: the public will notice.
  enum Look: String, Sendable, Equatable { case main, quiet = "plain", grave }

  func view(_ csrf: HTML) -> HTML {
    """
    <form class="desk-form" method="post" action="\(action)"\(if: isUpload, " enctype=\"multipart/form-data\"")>
      \(csrf)\(each: hidden, \.view)
      \(if: !title.isEmpty, "<h3>\(title)</h3>")
      \(if: !note.isEmpty, "<p class=\"quiet\">\(note)</p>")
      \(FormIssues(issues, for: fields).view)
      \(fields.marked(issues).view)
      <p class="buttons"><button class="\(look.rawValue)">\(button)</button></p>
    </form>

    """
  }

  /// Folded away until asked for: for acts that are seldom wanted. Open when something in it is wrong.
  func folded(_ csrf: HTML) -> HTML {
    var form = self
    form.title = ""
    return """
      <details class="fold"\(if: !issues.isEmpty, " open")><summary>\(title)</summary>\(form.view(csrf))</details>

      """
  }
}
