/// The search page's form with what was asked filled in (检索条件). Plain GET, works without a script.
package struct SearchForm: Sendable, Equatable {
  package var action: Address
  package var query: String
  package var columns: [Choice]
  package var issuers: [Choice]
  package var validities: [Choice]
  /// `YYYY-MM-DD`, or nothing.
  package var from: String
  package var to: String
  /// What is wrong with the conditions, in a sentence for people.
  package var problem: String?
  package init(
    action: Address, query: String, columns: [Choice], issuers: [Choice], validities: [Choice], from: String = "",
    to: String = "", problem: String? = nil
  ) {
    (self.action, self.query, self.columns) = (action, query, columns)
    (self.issuers, self.validities, self.from) = (issuers, validities, from)
    (self.to, self.problem) = (to, problem)
  }

  /// One option of a filter. An empty value means no limit.
  package struct Choice: Sendable, Equatable {
    package var value: String
    package var name: String
    package var isChosen: Bool
    package init(_ value: String, _ name: String, isChosen: Bool = false) {
      (self.value, self.name, self.isChosen) = (value, name, isChosen)
    }
    var view: HTML { "<option value=\"\(value)\"\(if: isChosen, " selected")>\(name)</option>" }
  }

  /// True when a word or any condition was given.
  var isAsked: Bool { !query.isEmpty || isNarrowed }
  private var isNarrowed: Bool {
    !from.isEmpty || !to.isEmpty
      || [columns, issuers, validities].contains { $0.contains { $0.isChosen && !$0.value.isEmpty } }
  }

  var view: HTML {
    """
    <form class="search-form" role="search" action="\(action)" method="get" aria-label="检索条件">
      <div class="searchbox">
        <label class="unseen" for="q">搜索的词</label>
        <input id="q" type="search" name="q" value="\(query)" maxlength="100" \
    placeholder="标题、文号或关键词" autocomplete="off">
        <button type="submit">搜索</button>
      </div>
      \(problem.map { "<p class=\"problem\" role=\"alert\">\($0)</p>" })
      <details\(if: isNarrowed, " open")>
        <summary>按栏目、日期、机构、有效性筛选</summary>
        <div class="filters">\(filters)</div>
      </details>
    </form>
    """
  }

  private var filters: HTML {
    """
    \(select("column", "栏目", columns, "全部栏目"))
    \(select("issuer", "发布机构", issuers, "全部机构"))
    \(select("validity", "有效性", validities, "不限"))
    \(day("from", "发布日期从", from))
    \(day("to", "到", to))
    <p><button type="submit">应用条件</button></p>
    """
  }

  private func select(_ name: String, _ label: String, _ choices: [Choice], _ all: String) -> HTML {
    """
    <p><label for="f-\(name)">\(label)</label>
    <select id="f-\(name)" name="\(name)"><option value="">\(all)</option>\(each: choices, \.view)</select></p>

    """
  }

  private func day(_ name: String, _ label: String, _ value: String) -> HTML {
    """
    <p><label for="f-\(name)">\(label)</label>
    <input id="f-\(name)" type="date" name="\(name)" value="\(value)"></p>

    """
  }
}
