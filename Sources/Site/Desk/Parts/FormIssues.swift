import Kernel

/// What is wrong with a form, on top of it (错误汇总): each sentence leads to its field.
struct FormIssues: Sendable, Equatable {
  var issues: [Issue]
  var scope = "f"
  /// The fields the form has; an issue about anything else is not made a link.
  var fields: [String]
  /// Where the item's files are looked over; an issue about one of them leads there.
  var files: Address?
  /// Where the item is proofread; an issue about that leads there.
  var proof: Address?

  init(_ issues: [Issue], for fields: [FormField], files: Address? = nil, proof: Address? = nil) {
    (self.files, self.proof) = (files, proof)
    self.issues = issues
    self.fields = fields.map(\.name)
    scope = fields.first?.scope ?? "f"
  }

  var view: HTML {
    guard !issues.isEmpty else { return HTML() }
    return """
      <div class="issues" role="alert" tabindex="-1" id="issues">
        <h2>有 \(issues.count) 处需要修改</h2>
        <ul>\(each: issues, { "<li>\(line($0))</li>" })</ul>
      </div>
      """
  }

  private func line(_ issue: Issue) -> HTML {
    if let files, issue.field.hasPrefix("file-") {
      return "<a href=\"\(files)\(Address(fragment: issue.field))\">\(issue.sentence)</a>"
    }
    if let proof, issue.field == "proof" { return "<a href=\"\(proof)\">\(issue.sentence)</a>" }
    guard fields.contains(issue.field) else { return "\(issue.sentence)" }
    return "<a href=\"\(Address(fragment: scope + "-" + issue.field))\">\(issue.sentence)</a>"
  }
}

extension [FormField] {
  /// The same fields, each with what is wrong with it.
  func marked(_ issues: [Issue]) -> [FormField] {
    map { field in
      var field = field
      field.problem = issues.first { $0.field == field.name }?.sentence ?? field.problem
      return field
    }
  }

  func scoped(_ scope: String) -> [FormField] {
    map { field in
      var field = field
      field.scope = scope
      return field
    }
  }

  var view: HTML { "\(each: self, \.view)" }
}
