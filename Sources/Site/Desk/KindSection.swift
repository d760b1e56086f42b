import Kernel

/// The part of the editor that belongs to the kind of the item (本类信息要填): what it is for, its own fields, an example.
struct KindSection: Sendable, Equatable {
  /// Empty while no kind is chosen.
  var slug = ""
  var name = ""
  var use = ""
  var fields: [FormField] = []
  /// What the red head says, where texts of the kind bear a 文号 (版头要素); beside the number, below the text.
  var head: [FormField] = []
  /// By when the editor's common fields must be filled, in words.
  var due: [String: String] = [:]
  /// What is written in an interpretation and is done on the item's own page.
  var notes: [String] = []
  /// A filled example.
  var example: Address?
  /// Where the form goes to take another kind.
  var changing: Address
  /// What other kinds asked for stays with the form.
  var kept: [DeskForm.Hidden] = []

  /// A sentence on top of the section.
  var lead: HTML {
    """
    \(if: !use.isEmpty, "<p class=\"quiet kind-use\">\(use)\(example.map(link))</p>")\
    \(each: notes, { "<p class=\"quiet kind-use\">\($0)</p>" })
    """
  }

  private func link(_ address: Address) -> HTML {
    " <a href=\"\(address)\" target=\"_blank\" rel=\"noopener\">看示例<span class=\"unseen\">（在新页面打开）</span></a>"
  }

  /// The choice of the kind with the button that takes it.
  func choice(_ field: FormField) -> HTML {
    """
    <div class="kind-choice">\(field.view)\
    <button name="then" value="kind" class="plain" formaction="\(changing)">换成所选种类</button></div>
    """
  }

  var hidden: HTML {
    "\(DeskForm.Hidden("kindBefore", slug).view)\(each: kept, \.view)"
  }
}

extension [FormField] {
  /// The same fields, each with by when it must be filled.
  func due(_ words: [String: String]) -> [FormField] {
    map { field in
      var field = field
      if !field.isRequired, let word = words[field.name] { field.due = word }
      return field
    }
  }
}
