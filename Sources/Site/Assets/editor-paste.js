// Pasting: what comes from Word, WPS or a web page goes to the server, which reads it as it reads every page of
// strangers, and comes back clean; until then the place where it goes is kept. Pictures go along.
import { Fragment, Plugin, PluginKey, Selection, Slice } from "./prosemirror.js";
import { fill, place } from "./editor-tables.js";
import { read, schema } from "./editor-schema.js";

const key = new PluginKey("pasting");
const { paragraph } = schema.nodes;

/** Asks the server. Throws an Error whose message is a sentence for people. */
export const ask = async (address, fields) => {
  const body = new FormData();
  for (const [name, value, file] of fields) {
    if (file === undefined) body.append(name, value);
    else body.append(name, value, file);
  }
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout?.(60000) });
  } catch {
    throw new Error("网络不通，或者内容太大，没有送到服务器。");
  }
  if (answer.ok) return answer.json();
  if ([401, 403].includes(answer.status) || answer.type === "opaqueredirect") throw new Error("登录已过期，请在新窗口重新登录后再试。");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  throw new Error([...page.querySelectorAll(".gate > p:not(.error-code, .quiet)")].map((each) => each.textContent.trim()).join("") || "服务器没有收下，请稍后再试。");
};

/** Places in the text that wait for what comes, followed through every change. */
export const waiting = () => new Plugin({
  key,
  state: {
    init: () => [],
    apply: (tr, places) => {
      const moved = tr.docChanged ? places.map((each) => ({ ...each, from: tr.mapping.map(each.from, -1), to: tr.mapping.map(each.to, 1) })) : places;
      const { add, remove } = tr.getMeta(key) ?? {};
      return [...moved.filter((each) => each.id !== remove), ...(add ? [add] : [])];
    },
  },
});
let serial = 0;
export const wait = (view, from = view.state.selection.from, to = view.state.selection.to) => {
  const id = ++serial;
  view.dispatch(view.state.tr.setMeta(key, { add: { id, from, to } }));
  return {
    /** Where it is by now; the place need not be kept any longer. */
    take: () => {
      const found = key.getState(view.state).find((each) => each.id === id) ?? { from: view.state.selection.from, to: view.state.selection.to };
      view.dispatch(view.state.tr.setMeta(key, { remove: id }));
      return found;
    },
  };
};

/** Puts a document's blocks into the text, as one change. */
export const put = (view, { from, to }, doc) => {
  const { state } = view;
  const content = doc.content;
  if (doc.childCount === 1 && doc.firstChild.type.name === "table" && place(state)?.cell && from >= place(state).before) {
    return fill(state, view.dispatch, doc.firstChild);
  }
  const tr = state.tr.setMeta("apart", true);
  const $from = state.doc.resolve(from);
  const isPlain = (node) => node.type === paragraph && !node.attrs.form;
  if (place(state)?.cell && from >= place(state).before) {
    tr.replace(from, to, new Slice(flat(doc), 1, 1));
  } else if (doc.childCount === 1 && isPlain(doc.firstChild)) {
    tr.replaceRange(from, to, new Slice(content, 1, 1));
  } else if (from === to && $from.depth === 1 && $from.parent.isTextblock && $from.parent.content.size === 0) {
    tr.replaceWith($from.before(), $from.after(), content);
  } else {
    tr.replaceRange(from, to, new Slice(content, isPlain(doc.firstChild) ? 1 : 0, isPlain(doc.lastChild) ? 1 : 0));
  }
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(tr.mapping.map(to), tr.doc.content.size)), -1));
  view.dispatch(tr.scrollIntoView());
  return true;
};
// In a cell there are paragraphs only.
const flat = (doc) => {
  const lines = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    lines.push(paragraph.create(null, node.content));
    return false;
  });
  return Fragment.from(lines.length ? lines : [paragraph.create()]);
};

/** Plain words as they stand, a paragraph for each line. */
export const plain = (text) => {
  const lines = text.replace(/\r\n?/g, "\n").split("\n").map((line) => line.trimEnd()).filter(Boolean);
  return schema.nodes.doc.create(null, (lines.length ? lines : [""]).map((line) =>
    paragraph.create(null, line.trim() ? schema.text(line.trim()) : null)));
};

const bytes = (text, isHex) => (isHex
  ? Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));

// Word says in its HTML only where the pictures were on the other disk; their bytes are in the RTF beside it.
const picturesOfRTF = (rtf) => {
  const found = [];
  for (let at = rtf.indexOf("{\\pict"); at >= 0; at = rtf.indexOf("{\\pict", at + 6)) {
    let depth = 0, end = at, own = "";
    for (; end < rtf.length; end++) {
      if (rtf[end] === "{") depth += 1;
      else if (rtf[end] === "}" && --depth === 0) break;
      else if (depth === 1) own += rtf[end];
    }
    const kind = /\\pngblip/.test(own) ? "png" : /\\jpegblip/.test(own) ? "jpg" : null;
    const hex = own.replace(/\\[a-z]+-?\d* ?/g, "").replace(/[^0-9a-fA-F]/g, "");
    if (kind && hex.length > 40) found.push({ kind, bytes: bytes(hex, true) });
  }
  return found;
};

/** The pictures that came with pasted markup, and the markup that calls them by our names. */
const picturesOf = (html, rtf, files) => {
  if (!/<img/i.test(html)) return { html, pictures: [], lost: 0 };
  // The browser would speak of every style in it; none is looked at here.
  const shielded = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/(\s)style(\s*=)/gi, "$1data-own-style$2");
  const page = new DOMParser().parseFromString(shielded, "text/html");
  const pictures = [];
  const keep = (image, blob, kind) => {
    const name = `zt-${pictures.length + 1}.${kind}`;
    pictures.push([name, blob]);
    image.setAttribute("src", `/media/${name}`);
  };
  const images = [...page.images];
  const local = images.filter((image) => /^(file:|cid:|blob:|[a-z]:\\)/i.test(image.getAttribute("src") ?? ""));
  const besides = local.length ? picturesOfRTF(rtf) : [];
  for (const image of images) {
    const data = /^data:image\/(png|jpe?g|gif|webp|bmp);base64,([\s\S]+)$/i.exec(image.getAttribute("src") ?? "");
    const index = local.indexOf(image);
    if (data) keep(image, new Blob([bytes(data[2].replace(/\s/g, ""), false)]), data[1].toLowerCase().replace("jpeg", "jpg"));
    else if (index >= 0 && besides.length === local.length) keep(image, new Blob([besides[index].bytes]), besides[index].kind);
    else if (index >= 0 && files.length === local.length) keep(image, files[index], ending(files[index]));
  }
  const lost = images.filter((image) => /^(file:|cid:|blob:|[a-z]:\\)/i.test(image.getAttribute("src") ?? "")).length;
  return { html: pictures.length ? page.documentElement.outerHTML.replace(/(\s)data-own-style(=)/g, "$1style$2") : html, pictures, lost };
};
const ending = (file) => (/\.([a-z0-9]{2,5})$/i.exec(file.name ?? "")?.[1] ?? file.type.split("/")[1] ?? "png").toLowerCase();

const images = (list) => [...(list ?? [])].filter((file) => file.type.startsWith("image/"));

export const pasting = ({ part, form, say }) => {
  const field = (name) => form.elements[name];
  const token = () => ["_token", field("_token").value];

  // Title and number stand in their own fields; only a text that begins with them gives them away.
  const heads = (isWhole) => [
    ["title", isWhole ? field("title")?.value ?? "" : "（另有）"], ["number", isWhole ? field("documentNumber")?.value ?? "" : "（另有）"],
  ];
  const fillHeads = (told) => {
    const filled = [];
    for (const [name, value, word] of [["title", told.title, "标题"], ["documentNumber", told.number, "文号"]]) {
      const box = field(name);
      if (!value || !box || box.value.trim()) continue;
      box.value = value;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      filled.push(`${word}“${value}”已填入${word}栏`);
    }
    return filled;
  };

  const send = async (view, fields, text) => {
    const isWhole = view.state.doc.textContent.trim() === "";
    const kept = wait(view);
    say("正在整理粘贴的内容…", "wait");
    try {
      const told = await ask(part.dataset.pasting, [token(), ...heads(isWhole), ...fields]);
      const doc = read(told.html);
      const at = kept.take();
      if (told.html.trim()) put(view, at, doc);
      const notes = [...fillHeads(told), ...told.notes].map((each) => each.replace(/。$/, ""));
      say(notes.length ? `已粘贴。${notes.join("；")}。` : "已粘贴。", notes.length ? "note" : "");
    } catch (problem) {
      const at = kept.take();
      if (text?.trim()) {
        put(view, at, plain(text));
        say(`${problem.message}已按纯文字粘贴，表格和图片没有带过来。`, "problem");
      } else {
        say(problem.message, "problem");
      }
    }
  };

  const pictures = (view, files) => send(view, [["text", ""], ...files.map((file, at) => ["pictures", file, `zt-${at + 1}.${ending(file)}`])]);

  const paste = (view, event) => {
    const data = event.clipboardData;
    const [html, text, rtf] = ["text/html", "text/plain", "text/rtf"].map((type) => data.getData(type));
    const files = images(data.files);
    // Our own text, cut or copied here, keeps its shape by itself.
    if (/<[^>]+data-pm-slice/.test(html)) return false;
    if (html.trim()) {
      const found = picturesOf(html, rtf, files);
      send(view, [["html", new Blob([found.html], { type: "text/html" }), "clipboard.html"],
        ...found.pictures.map(([name, blob]) => ["pictures", blob, name])], text).then(() => {
        if (found.lost) say(`已粘贴文字，有 ${found.lost} 张图片没有带过来，请用“图片”按钮逐张放入。`, "problem");
      });
      return true;
    }
    if (files.length) {
      pictures(view, files);
      return true;
    }
    if (!text) return false;
    if (!text.trim().includes("\n")) put(view, view.state.selection, plain(text));
    else send(view, [["text", new Blob([text], { type: "text/plain" }), "clipboard.txt"]], text);
    return true;
  };

  return {
    pictures,
    plugin: new Plugin({
      props: {
        // Before the library looks at it: what strangers wrote is read by the server only.
        handleDOMEvents: {
          paste: (view, event) => {
            if (!event.clipboardData || !paste(view, event)) return false;
            event.preventDefault();
            return true;
          },
        },
        handleDrop: (view, event, _slice, isMoved) => {
          const files = images(event.dataTransfer?.files);
          if (isMoved || !files.length) return false;
          event.preventDefault();
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
          pictures(view, files);
          return true;
        },
      },
    }),
  };
};
