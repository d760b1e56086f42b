/// The style sheet of the single file (样式): quiet on a telephone, on a screen and on paper.
enum WebStyle {
  static let sheet = """
    :root { --ink: #1d1d1b; --faint: #595955; --line: #c9c7c0; --link: #0b5394 }
    * { box-sizing: border-box }
    html { font-size: 112.5%; -webkit-text-size-adjust: 100% }
    body { margin: 0; background: #f5f4f0; color: var(--ink); line-height: 1.9; overflow-wrap: break-word;
      font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif }
    main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; background: #fff; min-height: 100vh }
    @media (min-width: 48rem) { main { padding: 4rem 4.5rem 5rem } }
    h1 { margin: 0 0 1.2rem; font-size: 1.55rem; line-height: 1.5; text-align: center; text-wrap: balance }
    h2, h3, h4, h5 { margin: 1.6em 0 .4em; font-size: 1.08rem; line-height: 1.6;
      font-family: "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", SimHei, sans-serif }
    h3 { font-family: "LXGW WenKai", KaiTi, "Kaiti SC", serif }
    h4, h5 { font-size: 1rem }
    p { margin: .35em 0 }
    article > p { text-align: justify }
    .indent, .note { text-indent: 2em }
    .number, p.center, td.center, th.center, figure, caption { text-align: center }
    article > p.center, article > p.number { text-align: center }
    .number { margin-bottom: 1.5rem; color: var(--faint) }
    p.end, article > p.end, .signature, .date, article > .signature, article > .date { text-align: right }
    td.end, th.end { text-align: right }
    .signature { margin-top: 1.6em; padding-right: 2em }
    .date { padding-right: 2em }
    a { color: var(--link) }
    sup, sub { line-height: 0 }
    a:focus-visible, .table-scroll:focus-visible { outline: 3px solid #b8860b; outline-offset: 2px }
    nav { margin: 0 0 2rem; padding: .9rem 1.2rem; border: 1px solid var(--line); font-size: .92rem; line-height: 1.7 }
    nav ol { margin: 0; padding: 0; list-style: none }
    nav .level-2 { padding-left: 1.5em }
    .contents { margin: 0 0 .3em; font-weight: bold }
    .table-scroll { margin: 1em 0; overflow-x: auto }
    table { min-width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.6 }
    caption { padding-bottom: .5em; font-weight: bold }
    th, td { padding: .4em .6em; border: 1px solid var(--line); min-width: 4.4em }
    th, td { text-align: left; vertical-align: top }
    th { background: #efeee9; font-weight: bold }
    td p, th p { margin: 0 }
    figure { margin: 1.2em 0 }
    img { max-width: 100%; height: auto }
    .image-missing { color: var(--faint) }
    hr { border: 0; border-top: 1px solid var(--line); margin: 1.6em 0 }
    hr.page-break { visibility: hidden; margin: 0 }
    .imprint { margin: 0; padding: .3em 1em; border-top: 1px solid var(--ink); font-size: .9rem }
    .imprint:last-child { border-bottom: 1px solid var(--ink) }
    footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint);
      font-size: .86rem; line-height: 1.7 }
    dl { margin: 0 }
    dl div { display: flex; gap: 1em }
    dt { flex: 0 0 5em }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere }
    @page { size: A4; margin: 30mm 26mm 28mm 28mm }
    @media print {
      html { font-size: 12pt }
      body, main { background: none }
      main { max-width: none; padding: 0; min-height: 0 }
      nav { display: none }
      a { color: inherit; text-decoration: none }
      h2, h3, h4, h5, caption { break-after: avoid }
      thead { display: table-header-group }
      tr, img { break-inside: avoid }
      .table-scroll { overflow: visible }
      hr.page-break { break-after: page; border: 0 }
    }

    """
}
