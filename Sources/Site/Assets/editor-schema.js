// The text's shape in the editor is the very one that the server's manuscript has, so that what goes there and comes
// back is the same: headings of four levels, paragraphs and how they stand, lists, tables, pictures, a few marks.
import { DOMParser, Schema } from "./prosemirror.js";

const forms = ["center", "end", "indent", "note", "signature", "date"];
const form = (dom) => forms.find((name) => dom.classList.contains(name)) ?? "";
const span = (dom, name) => Math.min(Math.max(parseInt(dom.getAttribute(name), 10) || 1, 1), 1000);
const size = (dom, name) => {
  const value = dom.getAttribute(name) ?? "";
  return /^\d{1,5}$/.test(value) ? Number(value) : null;
};
const cellAlign = (dom) => (["center", "end"].find((name) => dom.classList.contains(name)) ?? "");
const picture = (dom) => ({
  src: dom.getAttribute("data-src") ?? dom.getAttribute("src") ?? "", alt: dom.getAttribute("alt") ?? "",
  width: size(dom, "width"), height: size(dom, "height"),
});

// Where the pictures of the text are shown: saved with the item, or only pasted so far.
const places = { pasted: "", saved: "" };
export const showPictures = (pasted, saved) => Object.assign(places, { pasted, saved });
/** The address of a picture that the desk has; empty for one that is elsewhere. */
export const shown = (source) => {
  const parts = source.startsWith("/media/") ? source.slice(7).split("/") : [];
  if (parts[0] === "pasted" && parts.length === 3) return places.pasted + parts[1];
  return parts.length === 1 && places.saved ? places.saved + parts[0] : "";
};
const img = ({ src, alt, width, height }) => [
  "img", { src: shown(src), "data-src": src, alt, ...(width && { width }), ...(height && { height }) },
];

const pictureAttrs = { src: { default: "" }, alt: { default: "" }, width: { default: null }, height: { default: null } };
const cell = (name) => ({
  content: "(paragraph | bullet_list | ordered_list | figure | rule)+", isolating: true,
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, align: { default: "" } },
  parseDOM: [{
    tag: name,
    getAttrs: (dom) => ({ colspan: span(dom, "colspan"), rowspan: span(dom, "rowspan"), align: cellAlign(dom) }),
  }],
  toDOM: ({ attrs }) => [name, {
    ...(attrs.colspan > 1 && { colspan: attrs.colspan }), ...(attrs.rowspan > 1 && { rowspan: attrs.rowspan }),
    ...(attrs.align && { class: attrs.align }),
  }, 0],
});
const mark = (name, others, more = {}) => ({
  parseDOM: [name, ...others].map((tag) => ({ tag })), toDOM: () => [name, 0], ...more,
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: {
      group: "block flow", content: "inline*", attrs: { form: { default: "" } },
      parseDOM: [{ tag: "p", getAttrs: (dom) => ({ form: form(dom) }) }],
      toDOM: ({ attrs }) => ["p", attrs.form ? { class: attrs.form } : {}, 0],
    },
    heading: {
      group: "block", content: "inline*", defining: true, attrs: { level: { default: 1 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((at) => ({ tag: `h${at}`, attrs: { level: Math.min(Math.max(at - 1, 1), 4) } })),
      toDOM: ({ attrs }) => [`h${attrs.level + 1}`, 0],
    },
    bullet_list: {
      group: "block flow", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0],
    },
    ordered_list: {
      group: "block flow", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0],
    },
    list_item: {
      content: "(flow | table)+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0],
    },
    table: {
      group: "block", content: "table_caption? table_row+", isolating: true, parseDOM: [{ tag: "table" }],
      toDOM: () => ["div", { class: "table-scroll" }, ["table", 0]],
    },
    table_caption: {
      content: "inline*", isolating: true, parseDOM: [{ tag: "caption" }], toDOM: () => ["caption", 0],
    },
    table_row: { content: "(table_cell | table_header)+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
    table_cell: cell("td"),
    table_header: cell("th"),
    figure: {
      group: "block flow", atom: true, draggable: true, attrs: pictureAttrs,
      parseDOM: [{ tag: "figure", getAttrs: (dom) => (dom.querySelector("img") ? picture(dom.querySelector("img")) : false) }],
      toDOM: ({ attrs }) => ["figure", img(attrs)],
    },
    rule: {
      group: "block flow", atom: true, attrs: { page: { default: false } },
      parseDOM: [{ tag: "hr", getAttrs: (dom) => ({ page: dom.classList.contains("page-break") }) }],
      toDOM: ({ attrs }) => ["hr", attrs.page ? { class: "page-break" } : {}],
    },
    text: { group: "inline" },
    image: {
      group: "inline", inline: true, draggable: true, attrs: pictureAttrs,
      parseDOM: [{ tag: "img", getAttrs: picture }], toDOM: ({ attrs }) => img(attrs),
    },
    line_break: {
      group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"],
    },
  },
  marks: {
    link: {
      attrs: { href: {} }, inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
      toDOM: ({ attrs }) => ["a", { href: attrs.href, rel: "noopener" }, 0],
    },
    strong: mark("strong", ["b"]),
    em: mark("em", ["i"]),
    underline: mark("u", ["ins"]),
    strike: mark("s", ["del", "strike"]),
    superscript: mark("sup", []),
    subscript: mark("sub", []),
  },
});

/** Markup of ours as a document. The pictures in it are not fetched on the way. */
export const read = (html) => {
  // A line break between two Han characters is no blank: the server reads it so too.
  const joined = html.replace(/(\p{Script=Han})[ \t]*\n\s*(?=\p{Script=Han})/gu, "$1");
  const inert = new window.DOMParser().parseFromString(joined, "text/html");
  return DOMParser.fromSchema(schema).parse(inert.body);
};

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const attributes = (pairs) => Object.entries(pairs).map(([name, value]) => (value === "" || value == null ? "" : ` ${name}="${escaped(String(value))}"`)).join("");
const tags = [["strong", "strong"], ["em", "em"], ["underline", "u"], ["strike", "s"], ["superscript", "sup"], ["subscript", "sub"]];

const imageMarkup = ({ src, alt, width, height }) =>
  `<img src="${escaped(src)}" alt="${escaped(alt)}"${attributes({ width, height })}>`;

const inlineMarkup = (parent) => {
  let html = "", href = null;
  const link = (next) => {
    if (next === href) return;
    if (href !== null) html += "</a>";
    if (next !== null) html += `<a href="${escaped(next)}">`;
    href = next;
  };
  parent.forEach((node) => {
    link(node.marks.find((each) => each.type.name === "link")?.attrs.href ?? null);
    if (node.type.name === "image") html += imageMarkup(node.attrs);
    else if (node.type.name === "line_break") html += "<br>";
    else {
      const own = tags.filter(([name]) => node.marks.some((each) => each.type.name === name)).map(([, tag]) => tag);
      html += own.map((tag) => `<${tag}>`).join("") + escaped(node.text) + own.reverse().map((tag) => `</${tag}>`).join("");
    }
  });
  link(null);
  return html;
};
const within = (node) => {
  const only = node.childCount === 1 ? node.firstChild : null;
  return only?.type.name === "paragraph" && !only.attrs.form ? inlineMarkup(only) : blocksMarkup(node);
};
const blocksMarkup = (parent) => {
  let html = "";
  parent.forEach((node) => { html += markup[node.type.name](node) + "\n"; });
  return html;
};
const listMarkup = (tag) => (node) => {
  let html = `<${tag}>\n`;
  node.forEach((item) => { html += `<li>${within(item)}</li>\n`; });
  return `${html}</${tag}>`;
};
const cellMarkup = (node) => {
  const tag = node.type.name === "table_header" ? "th" : "td";
  const { colspan, rowspan, align } = node.attrs;
  return `<${tag}${attributes({ colspan: colspan > 1 ? colspan : "", rowspan: rowspan > 1 ? rowspan : "", class: align })}>${within(node)}</${tag}>`;
};
const markup = {
  paragraph: (node) => `<p${attributes({ class: node.attrs.form })}>${inlineMarkup(node)}</p>`,
  heading: (node) => `<h${node.attrs.level + 1}>${inlineMarkup(node)}</h${node.attrs.level + 1}>`,
  bullet_list: listMarkup("ul"),
  ordered_list: listMarkup("ol"),
  figure: (node) => `<figure>${imageMarkup(node.attrs)}</figure>`,
  rule: (node) => (node.attrs.page ? '<hr class="page-break">' : "<hr>"),
  table: (node) => {
    let html = "<table>\n";
    node.forEach((row) => {
      if (row.type.name === "table_caption") {
        html += `<caption>${inlineMarkup(row)}</caption>\n`;
        return;
      }
      html += "<tr>";
      row.forEach((each) => { html += cellMarkup(each); });
      html += "</tr>\n";
    });
    return `${html}</table>`;
  },
};

/** The document as the markup that the server reads. Empty paragraphs say nothing and are left out. */
export const write = (doc) => {
  let html = "";
  doc.forEach((node) => { if (!node.isTextblock || node.content.size) html += markup[node.type.name](node) + "\n"; });
  return html;
};

/** Its letters without blanks, and its pictures. */
export const count = (doc) => {
  const told = { letters: 0, pictures: 0, bare: 0 };
  doc.descendants((node) => {
    if (node.isText) told.letters += [...node.text.replace(/\s/g, "")].length;
    else if (node.attrs.src !== undefined) {
      told.pictures += 1;
      if (!node.attrs.alt) told.bare += 1;
    }
  });
  return told;
};
