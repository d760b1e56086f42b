// The small windows of the editor: a link, a picture with its words, a new table. They stand outside of the page's form.
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
};
export { make };

let serial = 0;
const field = (label, input, hint) => {
  const id = `w-${++serial}`;
  input.id = id;
  const box = make("div", { class: "field" }, make("label", { for: id }, label));
  if (hint) box.append(make("p", { class: "hint", id: `${id}-hint` }, hint));
  if (hint) input.setAttribute("aria-describedby", `${id}-hint`);
  box.append(input);
  return box;
};
const tick = (label, input) => {
  input.id = `w-${++serial}`;
  return make("p", { class: "tick" }, input, make("label", { for: input.id }, label));
};

/** Shows a window; `check` says what is wrong as [input, sentence], and null when all is well. Answers what it gives. */
const open = (title, parts, check, { more = [], yes = "确定" } = {}) => new Promise((answer) => {
  const wrong = make("p", { class: "wrong", role: "alert", hidden: true });
  const head = make("h2", { id: `w-${++serial}` }, title);
  const cancel = make("button", { type: "button", class: "plain" }, "取消");
  const inner = make("form", { method: "dialog", novalidate: true }, head, wrong, ...parts,
    make("div", { class: "buttons" }, make("button", {}, yes), ...more, cancel));
  const window = make("dialog", { class: "editor-window desk", "aria-labelledby": head.id }, inner);
  // At once, not when the browser tells that it is closed: the next key is meant for the text.
  const close = (value) => {
    window.close();
    window.remove();
    answer(value);
  };
  for (const button of more) button.addEventListener("click", () => close(button.value));
  cancel.addEventListener("click", () => close(null));
  inner.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = check();
    for (const input of inner.elements) input.removeAttribute("aria-invalid");
    if (found?.wrong) {
      const [input, sentence] = found.wrong;
      wrong.textContent = sentence;
      wrong.hidden = false;
      input.setAttribute("aria-invalid", "true");
      input.focus();
    } else {
      close(found);
    }
  });
  // What is typed here is not yet in the text.
  for (const name of ["input", "change", "keydown"]) window.addEventListener(name, (event) => event.stopPropagation());
  // Esc closes it as well.
  window.addEventListener("close", () => close(null));
  document.body.append(window);
  window.showModal();
});

/** Why a finding of the proofreader is to stand; null when it was not said. */
export const askReason = (words, must) => {
  const reason = make("input", { type: "text", autocomplete: "off", maxlength: "200" });
  return open(`忽略“${words.slice(0, 20)}”`, [field(must ? "不改的理由" : "不改的理由（可不填）", reason, "审核人会看到是谁、为什么忽略的。")], () => {
    const said = reason.value.trim();
    return must && !said ? { wrong: [reason, "这是错误级别的问题，不改正就要写明理由。"] } : { reason: said };
  }, { yes: "忽略这一处" });
};

/** What is wrong with an address that a link is to lead to; empty when nothing is. */
export const addressProblem = (address) => {
  if (!address) return "请填写链接地址。";
  if (/[\s\\]/.test(address)) return "链接地址里不能有空格或反斜杠，请检查。";
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1].toLowerCase();
  if (scheme && !["http", "https", "mailto", "tel"].includes(scheme)) return "链接地址只能以 https://、http://、mailto: 或 tel: 开头。";
  if (/^https?:/.test(address) && !/^https?:\/\/[^/?#@]+/.test(address)) return "链接地址不完整，应当像 https://www.gov.cn/ 这样。";
  if (!scheme && !address.startsWith("/")) return "请写完整的地址，例如 https://www.gov.cn/；本站的页面以 / 开头。";
  if (address.startsWith("#")) return "不能链接到页内位置，请写完整的地址。";
  return "";
};

export const askLink = (text, href) => {
  const words = make("input", { type: "text", value: text, autocomplete: "off" });
  const address = make("input", { type: "text", value: href, inputmode: "url", autocomplete: "off" });
  const more = href ? [make("button", { type: "button", class: "plain", value: "unlink" }, "取消链接")] : [];
  return open("链接", [
    field("链接文字", words, "写清楚点开能看到什么，不要写“点击这里”。"), field("链接地址", address),
  ], () => {
    const to = /^www\./i.test(address.value.trim()) ? `https://${address.value.trim()}` : address.value.trim();
    const problem = addressProblem(to);
    if (problem) return { wrong: [address, problem] };
    if (!words.value.trim()) return { wrong: [words, "请填写链接文字。"] };
    return { text: words.value.trim(), href: to };
  }, { more });
};

// What a picture is called that only decorates: said aloud it is short, and nobody takes it for forgotten.
const decoration = "装饰图片";
const altFields = (alt) => {
  const words = make("textarea", { rows: 2, maxlength: 300 });
  words.value = alt === decoration ? "" : alt;
  const none = make("input", { type: "checkbox" });
  none.checked = alt === decoration;
  words.addEventListener("input", () => { if (words.value.trim()) none.checked = false; });
  const parts = [
    field("图片说明", words, "给看不见图片的人听：图上是什么，有哪些文字和数字。"),
    tick("只是装饰图片，不需要说明", none),
  ];
  const check = () => (words.value.trim() || none.checked ? null : { wrong: [words, "请写图片说明；只作装饰的图片，请勾选“只是装饰图片”。"] });
  return { parts, check, value: () => (none.checked ? decoration : words.value.trim().replace(/\s+/g, " ")) };
};

export const askPicture = () => {
  const file = make("input", { type: "file", accept: "image/png,image/jpeg,image/gif,image/webp,image/bmp" });
  const alt = altFields("");
  return open("放入图片", [field("图片文件", file, "PNG、JPEG、GIF、WebP 或 BMP，不超过 10 MB。"), ...alt.parts], () => {
    const chosen = file.files[0];
    if (!chosen) return { wrong: [file, "请选择一张图片。"] };
    if (chosen.size > 10 << 20) return { wrong: [file, "图片不能超过 10 MB，请压缩后再放入。"] };
    return alt.check() ?? { file: chosen, alt: alt.value() };
  }, { yes: "放入" });
};

export const askAlt = (now) => {
  const alt = altFields(now);
  return open("图片说明", alt.parts, () => alt.check() ?? { alt: alt.value() });
};

export const askTable = () => {
  const number = (value, max) => make("input", { type: "number", min: 1, max, value, inputmode: "numeric" });
  const rows = number(4, 200), columns = number(3, 30);
  return open("插入表格", [field("行数（含表头）", rows), field("列数", columns)], () => {
    const [high, wide] = [Number(rows.value), Number(columns.value)];
    if (!(Number.isInteger(high) && high >= 1 && high <= 200)) return { wrong: [rows, "行数请填 1 到 200。"] };
    if (!(Number.isInteger(wide) && wide >= 1 && wide <= 30)) return { wrong: [columns, "列数请填 1 到 30。"] };
    return { rows: high, columns: wide };
  }, { yes: "插入" });
};
