import Kernel

/// A form of a page with many, as it was sent and refused (退回的表单): it comes back filled in, with what is wrong.
struct TypedForm: Sendable {
  var name: String
  var form: Form
  var issues: [Issue]

  /// The form as it stood, where this is the one.
  static func filled(_ form: DeskForm, as name: String, _ typed: TypedForm?) -> DeskForm {
    var form = form
    form.fields = form.fields.scoped(name)
    guard let typed, typed.name == name else { return form }
    form.issues = typed.issues
    form.fields = form.fields.map { field in
      var field = field
      field.fill(typed.form.all(field.name))
      return field
    }
    return form
  }
}

extension FormField {
  /// Puts back what was typed or chosen.
  mutating func fill(_ values: [String]) {
    switch control {
    case .checks(let choices):
      control = .checks(choices.map { FormChoice($0.value, $0.name, isChosen: values.contains($0.value),
        hint: $0.hint) })
    case .password, .files, .photo: break
    case .text, .day, .moment, .code, .area, .select, .radios: value = values.first ?? ""
    }
  }
}
