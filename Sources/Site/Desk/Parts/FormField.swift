/// One labelled control of a form (表单项): label, hint, what is wrong, and the control with what was typed.
struct FormField: Sendable, Equatable {
  var name: String
  var label: String
  var control: Control = .text
  var value = ""
  var hint = ""
  var isRequired = false
  /// By when it must be filled, in words: a draft may still be half empty.
  var due = ""
  var limit: Int?
  /// What the browser may fill in by itself, such as `username`.
  var autocomplete = "off"
  /// What is wrong with what was typed.
  var problem: String?
  /// Keeps the ids of several forms on one page apart.
  var scope = "f"

  enum Control: Sendable, Equatable {
    case text, password, day, moment, code
    /// Opens the camera of a phone.
    case photo
    case area(rows: Int)
    case select([FormChoice])
    case radios([FormChoice])
    case checks([FormChoice])
    case files(accept: String, many: Bool)
  }

  var id: String { scope + "-" + name }

  var view: HTML {
    switch control {
    case .radios(let choices): group(choices, "radio")
    case .checks(let choices): group(choices, "checkbox")
    case .text, .password, .day, .moment, .code, .photo, .area, .select, .files:
      """
      <div class="field\(if: problem != nil, " field-wrong")">
        <label for="\(id)">\(label)\(required)</label>
        \(notes)
        \(box)
      </div>

      """
    }
  }

  private var box: HTML {
    switch control {
    case .text: input("text")
    case .password: input("password")
    case .day: input("date")
    case .moment: input("datetime-local")
    case .photo: "<input type=\"file\" \(attributes) accept=\"image/*\" capture=\"environment\">"
    case .code: input("text", " inputmode=\"numeric\" pattern=\"[0-9 ]*\"")
    case .area(let rows): "<textarea \(attributes) rows=\"\(rows)\">\n\(value)</textarea>"
    case .select(let choices): "<select \(attributes)>\(each: choices, { $0.option(chosen: value) })</select>"
    case .files(let accept, let many):
      "<input type=\"file\" \(attributes)\(if: !accept.isEmpty, " accept=\"\(accept)\"")\(if: many, " multiple")>"
    case .radios, .checks: HTML()
    }
  }

  private func input(_ type: String, _ more: HTML = HTML()) -> HTML {
    "<input type=\"\(type)\" \(attributes) value=\"\(type == "password" ? "" : value)\"\(more)>"
  }

  private var attributes: HTML {
    """
    id="\(id)" name="\(name)"\(if: mayAutocomplete, " autocomplete=\"\(autocomplete)\"")\(described)\
    \(if: problem != nil, " aria-invalid=\"true\"")\(if: isRequired && maySayRequired, " aria-required=\"true\"")\
    \(limit.map { " maxlength=\"\($0)\"" })
    """
  }

  private var mayAutocomplete: Bool {
    switch control {
    case .text, .password, .code: true
    case .day, .moment, .photo, .area, .select, .radios, .checks, .files: false
    }
  }

  /// HTML does not allow `aria-required` on the controls of files and of days; their labels say it in words.
  private var maySayRequired: Bool {
    switch control {
    case .files, .photo, .day, .moment: false
    case .text, .password, .code, .area, .select, .radios, .checks: true
    }
  }

  private func group(_ choices: [FormChoice], _ type: String) -> HTML {
    """
    <fieldset class="field\(if: problem != nil, " field-wrong")" id="\(id)" tabindex="-1"\(described)>
      <legend>\(label)\(required)</legend>
      \(notes)
      \(each: choices, { $0.tick(type, name: name, id: id, isOn: $0.isChosen || $0.value == value) })
    </fieldset>

    """
  }

  private var required: HTML {
    let word = isRequired ? "必填" : due
    return word.isEmpty ? HTML() : " <span class=\"must\">\(word)</span>"
  }

  private var notes: HTML {
    """
    \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(id)-hint\">\(hint)</p>")\
    \(problem.map { "<p class=\"wrong\" id=\"\(id)-wrong\"><span class=\"unseen\">错误：</span>\($0)</p>" })
    """
  }

  private var described: HTML {
    let ids = [hint.isEmpty ? nil : id + "-hint", problem == nil ? nil : id + "-wrong"].compactMap { $0 }
    return ids.isEmpty ? HTML() : " aria-describedby=\"\(ids.joined(separator: " "))\""
  }
}
