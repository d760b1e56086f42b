/// An error that the person at the other end may read.
///
/// Everything else that is thrown is a defect or an outage: it is logged in full and shown to nobody.
package struct Fault: Error, Equatable, Sendable {
  /// What kind of trouble it is; the site turns each kind into one HTTP status.
  package enum Kind: String, CaseIterable, Sendable {
    case invalid, signInNeeded, forbidden, notFound, gone, conflict, tooLarge, busy
  }

  package let kind: Kind
  package let issues: [Issue]

  package init(_ kind: Kind, _ issues: [Issue] = []) {
    self.kind = kind
    self.issues = issues
  }

  package static func invalid(_ issues: [Issue]) -> Fault { Fault(.invalid, issues) }
  package static func invalid(_ field: String, _ sentence: String) -> Fault {
    Fault(.invalid, [Issue(field, sentence)])
  }
  package static func conflict(_ sentence: String) -> Fault { Fault(.conflict, [Issue("", sentence)]) }
  package static func busy(_ sentence: String) -> Fault { Fault(.busy, [Issue("", sentence)]) }
  package static func tooLarge(_ sentence: String) -> Fault { Fault(.tooLarge, [Issue("", sentence)]) }
  package static func forbidden(_ sentence: String) -> Fault { Fault(.forbidden, [Issue("", sentence)]) }
  package static let notFound = Fault(.notFound)
  package static let forbidden = Fault(.forbidden)
  package static let signInNeeded = Fault(.signInNeeded)
}

/// One thing wrong with one field, in one clear Chinese sentence that says what to do.
package struct Issue: Equatable, Hashable, Sendable {
  /// The form's name for the field; empty when no single field is to blame.
  package let field: String
  package let sentence: String

  package init(_ field: String, _ sentence: String) {
    self.field = field
    self.sentence = sentence
  }
}
