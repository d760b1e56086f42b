/// Text with the words that were searched for marked (高亮).
package struct MarkedText: Sendable, Equatable {
  package struct Run: Sendable, Equatable {
    package var text: String
    package var isHit: Bool
    package init(_ text: String, isHit: Bool = false) { (self.text, self.isHit) = (text, isHit) }
    var view: HTML { isHit ? "<mark>\(text)</mark>" : "\(text)" }
  }

  package var runs: [Run]
  package init(_ runs: [Run]) { self.runs = runs }
  package init(plain text: String) { runs = [Run(text)] }

  var view: HTML { "\(each: runs, \.view)" }
}
