/// What each HTML element means to the reader. An element that is not here is transparent: its text stays.
enum HTMLElement {
  case block, heading(Int), mark(Marks), link, image, lineBreak, rule, list(ordered: Bool), table, preformatted
  case ignored, dropped(Omission.Kind), cellBoundary, transparent

  init(_ name: String) {
    self = known[name] ?? .transparent
  }
}

private let known: [String: HTMLElement] = {
  var table: [String: HTMLElement] = [:]
  for name in [
    "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "address", "blockquote", "center",
    "dl", "dt", "dd", "figure", "figcaption", "fieldset", "legend", "details", "summary", "hgroup", "li", "body",
    "html", "form", "caption", "optgroup", "noframes", "dir", "menu",
  ] {
    table[name] = .block
  }
  for (name, level) in [("h1", 1), ("h2", 1), ("h3", 2), ("h4", 3), ("h5", 4), ("h6", 4)] {
    table[name] = .heading(level)
  }
  for (name, mark) in [
    ("b", Marks.bold), ("strong", .bold), ("i", .italic), ("em", .italic), ("cite", .italic), ("u", .underline),
    ("ins", .underline), ("s", .strike), ("strike", .strike), ("del", .strike), ("sup", .superscript),
    ("sub", .subscript),
  ] {
    table[name] = .mark(mark)
  }
  table["a"] = .link
  table["img"] = .image
  table["br"] = .lineBreak
  table["hr"] = .rule
  table["ul"] = .list(ordered: false)
  table["ol"] = .list(ordered: true)
  table["table"] = .table
  for name in ["pre", "listing", "xmp", "plaintext"] { table[name] = .preformatted }
  for name in ["tr", "td", "th", "thead", "tbody", "tfoot"] { table[name] = .cellBoundary }
  for name in ["head", "title", "meta", "link", "base", "col", "colgroup", "wbr", "source", "track", "param"] {
    table[name] = .ignored
  }
  for name in ["script", "noscript"] { table[name] = .dropped(.script) }
  table["style"] = .dropped(.style)
  for name in ["svg", "math", "canvas", "map"] { table[name] = .dropped(.drawing) }
  for name in [
    "iframe", "frame", "frameset", "object", "embed", "applet", "video", "audio", "portal", "bgsound", "template",
  ] {
    table[name] = .dropped(.embedded)
  }
  for name in ["input", "select", "textarea", "button", "option", "datalist", "keygen", "isindex"] {
    table[name] = .dropped(.control)
  }
  return table
}()
