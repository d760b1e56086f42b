/// The pages of a long list (分页): a window around the current page, always with the first and the last.
package struct Pager: Sendable, Equatable {
  package var current: Int
  package var total: Int
  /// Each page in the window with its address; nil stands for a gap.
  private let steps: [Step?]
  private let previous: Address?
  private let next: Address?

  private struct Step: Sendable, Equatable {
    let number: Int
    let address: Address
  }

  package init(current: Int, total: Int, address: (Int) -> Address) {
    self.current = current
    self.total = max(total, 1)
    previous = current > 1 ? address(current - 1) : nil
    next = current < total ? address(current + 1) : nil
    var steps: [Step?] = []
    var last = 0
    for number in Set([1, current - 1, current, current + 1, total]).sorted() where number >= 1 && number <= total {
      if number > last + 1 { steps.append(nil) }
      steps.append(Step(number: number, address: address(number)))
      last = number
    }
    self.steps = steps
  }

  var view: HTML {
    guard total > 1 else { return HTML() }
    return """
      <nav class="pager" aria-label="分页">
        <ul>
          \(previous.map { "<li><a rel=\"prev\" href=\"\($0)\">上一页</a></li>" })
          \(each: steps, piece)
          \(next.map { "<li><a rel=\"next\" href=\"\($0)\">下一页</a></li>" })
        </ul>
        <p>第 \(current) 页，共 \(total) 页</p>
      </nav>
      """
  }

  private func piece(_ step: Step?) -> HTML {
    guard let step else { return "<li class=\"pager-gap\" aria-hidden=\"true\">…</li>" }
    if step.number == current {
      return "<li><a aria-current=\"page\" href=\"\(step.address)\">\(step.number)</a></li>"
    }
    return """
      <li class="pager-number"><a href="\(step.address)" aria-label="第 \(step.number) 页">\(step.number)</a></li>
      """
  }
}
