/// One thing to choose (选项), in a list, among radio buttons or among boxes to tick.
struct FormChoice: Sendable, Equatable {
  var value: String
  var name: String
  var isChosen = false
  var hint = ""

  init(_ value: String, _ name: String, isChosen: Bool = false, hint: String = "") {
    (self.value, self.name, self.isChosen, self.hint) = (value, name, isChosen, hint)
  }

  func option(chosen: String) -> HTML {
    "<option value=\"\(value)\"\(if: isChosen || value == chosen, " selected")>\(name)</option>"
  }

  func tick(_ type: String, name field: String, id: String, isOn: Bool) -> HTML {
    let own = id + "-" + Address.encode(value)
    return """
      <div class="tick"><input type="\(type)" id="\(own)" name="\(field)" value="\(value)"\(if: isOn, " checked")\
      \(if: !hint.isEmpty, " aria-describedby=\"\(own)-hint\"")><label for="\(own)">\(name)</label>\
      \(if: !hint.isEmpty, "<p class=\"hint\" id=\"\(own)-hint\">\(hint)</p>")</div>
      """
  }
}
