/// Names with their values (字段表): the metadata of an item, the data of an account.
struct DeskFacts: Sendable, Equatable {
  var facts: [Fact]

  struct Fact: Sendable, Equatable {
    var name: String
    var value: String
    init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
  }

  init(_ facts: [Fact]) { self.facts = facts }

  var view: HTML {
    """
    <dl class="facts">\(each: facts, row)</dl>
    """
  }

  private func row(_ fact: Fact) -> HTML {
    "<div><dt>\(fact.name)</dt><dd>\(fact.value.isEmpty ? "—" : fact.value)</dd></div>"
  }
}
