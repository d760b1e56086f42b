// The editor of the text (正文编辑器): stands before the plain field, looks as the published page will, and writes markup
// of ours into the field. Without it, or where the text could not be read, the plain field does the same job.
import { EditorState, EditorView, NodeSelection } from "./prosemirror.js";
import { count, read, schema, showPictures, write } from "./editor-schema.js";
import { Figure } from "./editor-figure.js";
import { history, redo, undo } from "./editor-history.js";
import { ask, pasting, put, wait, waiting } from "./editor-paste.js";
import { askAlt, askLink, askPicture, askTable, make } from "./editor-dialogs.js";
import { button, dim, press, toolbar } from "./editor-toolbar.js";
import { proofing } from "./editor-proof.js";
import * as edit from "./editor-commands.js";
import * as tables from "./editor-tables.js";

const part = document.querySelector("[data-text]");
const form = part?.closest("form");
const area = form?.elements.body;
const template = part?.querySelector("template");
if (area && template) start();

function start() {
  const { mark, pasted, pictures } = part.dataset;
  const told = make("p", { class: "editor-told", role: "status", hidden: true });
  // What went well need not stay; what went wrong does, until the next thing is done.
  let silence = 0;
  const say = (sentence, look = "") => {
    clearTimeout(silence);
    if (sentence && !["problem", "wait"].includes(look)) silence = setTimeout(() => say(""), look === "note" ? 20000 : 6000);
    told.textContent = sentence;
    told.className = `editor-told ${look && `told-${look}`}`;
    told.hidden = !sentence;
  };
  showPictures(pasted, pictures ?? "");

  // What the field held when it came; a text that is the same again goes back as it came.
  const given = area.defaultValue, opened = read(template.innerHTML);
  let written = given;
  const brought = pasting({ part, form, say });
  const proof = proofing({ part, form, mark, say });
  const begin = (doc) => EditorState.create({
    doc, plugins: [history(), waiting(), brought.plugin, tables.tables(), proof.plugin],
  });

  let isStale = false, timer = 0;
  const flush = () => {
    if (!isStale) return;
    isStale = false;
    const html = view.state.doc.eq(opened) ? null : write(view.state.doc);
    area.value = html === null ? given : html && `${mark}\n${html}`;
    written = area.value;
  };
  const tell = () => {
    flush();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    form.dispatchEvent(new CustomEvent("yudeng:body", { bubbles: true }));
    reckon();
  };

  const frame = make("div", { class: "editor-frame" });
  // Who goes on writing has read what was said.
  frame.addEventListener("pointerdown", (event) => {
    if (!told.classList.contains("told-wait") && event.target.closest(".ProseMirror")) say("");
  });
  const view = new EditorView(frame, {
    state: begin(opened),
    attributes: {
      id: area.id, class: "manuscript", role: "textbox", "aria-multiline": "true", "aria-labelledby": "editor-name",
      "aria-describedby": ["editor-help", document.getElementById(`${area.id}-wrong`)?.id].filter(Boolean).join(" "), "aria-required": "true",
      spellcheck: "false", ...(area.hasAttribute("aria-invalid") && { "aria-invalid": "true" }),
    },
    nodeViews: { figure: (node, _view, at) => new Figure(node, at, describe) },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      refresh();
      if (!tr.docChanged) return;
      isStale = true;
      clearTimeout(timer);
      timer = setTimeout(tell, 300);
    },
    scrollMargin: { top: 150, bottom: 110, left: 5, right: 5 },
    scrollThreshold: { top: 150, bottom: 110, left: 0, right: 0 },
    handleKeyDown: (_view, event) => keys(event),
    handleTextInput: (own) => {
      if (!tables.place(own.state)?.isAcross) return false;
      tables.clearCells(own.state, own.dispatch);
      return false;
    },
    handleDoubleClickOn: (_view, pos, node) => {
      if (node.attrs.src === undefined) return false;
      describe(pos, node);
      return true;
    },
  });
  const run = (command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };

  // --- Pictures, links, tables: each asks first.
  async function describe(pos, node) {
    const told = await askAlt(node.attrs.alt);
    view.focus();
    if (!told) return;
    const now = view.state.doc.nodeAt(pos);
    if (now?.attrs.src === node.attrs.src) view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...now.attrs, alt: told.alt }, now.marks));
  }
  const chosenPicture = () => {
    const { selection } = view.state;
    return selection instanceof NodeSelection && selection.node.attrs.src !== undefined ? selection : null;
  };
  async function picture() {
    const own = chosenPicture();
    if (own) return describe(own.from, own.node);
    const told = await askPicture();
    view.focus();
    if (!told) return;
    const kept = wait(view, view.state.selection.to, view.state.selection.to);
    say("正在上传图片…", "wait");
    try {
      const name = `zt-1.${told.file.name.split(".").pop().toLowerCase()}`;
      const answer = await ask(part.dataset.pasting, [token(), ["text", ""], ["title", "（另有）"], ["number", "（另有）"], ["pictures", told.file, name]]);
      const doc = read(answer.html);
      const figures = [];
      doc.descendants((node) => {
        if (node.attrs.src === undefined) return;
        figures.push(schema.nodes.figure.create({ ...node.attrs, alt: told.alt }));
      });
      put(view, kept.take(), schema.nodes.doc.create(null, figures));
      say("图片已放入。");
    } catch (problem) {
      kept.take();
      say(problem.message, "problem");
    }
  }
  async function link() {
    const { state } = view;
    const own = edit.linkAt(state);
    const { from, to } = own ?? state.selection;
    const told = await askLink(state.doc.textBetween(from, to, " "), own?.href ?? "");
    view.focus();
    if (told === "unlink") return view.dispatch(view.state.tr.removeMark(from, to, schema.marks.link).setMeta("apart", true));
    if (!told) return;
    const href = schema.marks.link.create({ href: told.href });
    const tr = view.state.tr.setMeta("apart", true);
    if (told.text === state.doc.textBetween(from, to, " ")) tr.removeMark(from, to, schema.marks.link).addMark(from, to, href);
    else {
      const others = state.doc.resolve(from).marksAcross(state.doc.resolve(to)) ?? [];
      tr.replaceWith(from, to, schema.text(told.text, href.addToSet(others.filter((each) => each.type !== href.type))));
    }
    view.dispatch(tr);
  }
  async function table() {
    const told = await askTable();
    view.focus();
    if (told) run(tables.newTable(told.rows, told.columns));
  }

  // --- One key for the official form.
  const token = () => ["_token", form.elements._token.value];
  async function typeset() {
    const doc = view.state.doc;
    say("正在排版…", "wait");
    try {
      const answer = await ask(part.dataset.typesetting, [token(), ["body", `${mark}\n${write(doc)}`]]);
      if (view.state.doc !== doc) return say("排版的时候正文有改动，请再按一次一键排版。", "problem");
      const isChanged = replace(read(answer.html));
      say(isChanged ? `已排版：${answer.notes.join("；") || "整理了格式"}。按 Ctrl+Z 可以撤销。` : "正文已经符合公文格式，没有要改的地方。", isChanged ? "note" : "");
    } catch (problem) {
      say(`正文没有排版：${problem.message}`, "problem");
    }
  }
  // Only what differs is replaced, so that the cursor stays.
  function replace(doc) {
    const before = view.state.doc.content;
    const start = before.findDiffStart(doc.content);
    if (start === null) return false;
    let { a, b } = before.findDiffEnd(doc.content);
    const overlap = start - Math.min(a, b);
    if (overlap > 0) [a, b] = [a + overlap, b + overlap];
    view.dispatch(view.state.tr.replace(start, a, doc.slice(start, b)).setMeta("apart", true));
    return true;
  }

  /** Another text instead of this one: markup of ours, or words with light marks. */
  async function load(text) {
    try {
      const html = text.trimStart().startsWith(mark) ? text.trimStart().slice(mark.length)
        : (await ask(part.dataset.pasting, [token(), ["title", "（另有）"], ["number", "（另有）"], ["text", new Blob([text]), "text.txt"]])).html;
      replace(read(html));
    } catch (problem) {
      say(problem.message, "problem");
    }
  }

  // --- Keys.
  const { strong, em, underline, superscript, subscript } = schema.marks;
  const keymap = new Map(Object.entries({
    "Mod-b": edit.toggleMark(strong), "Mod-i": edit.toggleMark(em), "Mod-u": edit.toggleMark(underline),
    "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo, "Mod-a": edit.selectAll,
    Enter: edit.enter, "Shift-Enter": edit.breakLine, "Mod-Enter": edit.breakPage,
    Backspace: edit.backward, "Shift-Backspace": edit.backward, "Mod-Backspace": edit.backward,
    Delete: edit.forward, "Mod-Delete": edit.forward,
    Tab: edit.first(tables.nextCell(1), edit.deeper), "Shift-Tab": edit.first(tables.nextCell(-1), edit.shallower),
    ArrowDown: edit.arrow(1), ArrowUp: edit.arrow(-1),
    "Mod-k": () => { link(); return true; },
    ...Object.fromEntries(["p", "h1", "h2", "h3", "h4"].map((kind, at) => [`Mod-Alt-${at}`, edit.setKind(kind)])),
  }));
  // Esc, then Tab leaves the text even inside of a table or list.
  let isLeaving = false;
  function keys(event) {
    const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const name = [event.ctrlKey || event.metaKey ? "Mod-" : "", event.altKey ? "Alt-" : "", event.shiftKey ? "Shift-" : "", letter].join("");
    if (letter === "Escape") {
      isLeaving = true;
      say("按 Tab 键离开正文。");
      return false;
    }
    if (letter === "Tab" && isLeaving) return false;
    if (!["Shift", "Control", "Alt", "Meta"].includes(letter)) isLeaving = false;
    return Boolean(keymap.get(name)?.(view.state, view.dispatch, view));
  }
  form.addEventListener("keydown", (event) => {
    const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s";
    if (!isSave && event.key !== "F9") return;
    event.preventDefault();
    if (!isSave) return typeset();
    if (isStale) tell();
    const asked = new CustomEvent("yudeng:save", { bubbles: true, cancelable: true });
    // Who keeps drafts says that it does; otherwise the form is saved.
    if (form.dispatchEvent(asked)) form.requestSubmit(form.querySelector("button[value=save]"));
  });
  const key = form.querySelector("[data-typeset]");
  key?.setAttribute("title", "一键排版（F9）");
  key?.addEventListener("click", (event) => {
    event.preventDefault();
    typeset();
  });

  // --- Buttons.
  const kinds = make("select", { "aria-label": "段落样式", title: "段落样式", tabindex: "-1" });
  for (const [value, word] of [
    ["p", "正文"], ["h1", "一级标题 一、"], ["h2", "二级标题（一）"], ["h3", "三级标题 1."], ["h4", "四级标题（1）"],
    ["note", "注"], ["signature", "落款单位"], ["date", "落款日期"],
  ]) kinds.append(make("option", { value }, word));
  kinds.append(make("option", { value: "", hidden: true }, "多种样式"));
  kinds.addEventListener("change", () => run(edit.setKind(kinds.value)));
  // The text has its own events; the form need not hear of this one.
  for (const name of ["input", "change"]) kinds.addEventListener(name, (event) => event.stopPropagation());

  const live = [];
  const tool = (given, isOn, mayBe) => {
    const node = button({ ...given, act: given.act ?? (() => run(given.run)) });
    live.push(() => {
      if (isOn) press(node, isOn(view.state));
      if (mayBe) dim(node, !mayBe(view.state));
    });
    return node;
  };
  const markTool = (name, hint, letters, type, look) =>
    tool({ name, hint, letters, look, run: edit.toggleMark(type) }, (state) => edit.hasMark(state, type));
  const alignTool = (name, form) =>
    tool({ name, icon: form || "start", run: edit.align(form) }, (state) => edit.formOf(state) === form || (form === "" && edit.formOf(state) === "indent"));
  const listTool = (name, icon, type) =>
    tool({ name, icon, run: edit.toggleList(edit.lists[type]) }, (state) => edit.listOf(state) === type);
  const main = toolbar("正文格式", [
    [tool({ name: "撤销", hint: "Ctrl+Z", icon: "undo", run: undo }, null, (state) => undo(state)),
      tool({ name: "重做", hint: "Ctrl+Y", icon: "redo", run: redo }, null, (state) => redo(state))],
    [kinds],
    [markTool("加粗", "Ctrl+B", "粗", strong, "as-bold"), markTool("倾斜", "Ctrl+I", "斜", em, "as-italic"),
      markTool("下划线", "Ctrl+U", "线", underline, "as-underline"), markTool("上标", "", "x²", superscript),
      markTool("下标", "", "x₂", subscript)],
    [alignTool("靠左", ""), alignTool("居中", "center"), alignTool("靠右", "end")],
    [listTool("项目符号", "bullets", "bullet_list"), listTool("编号", "numbers", "ordered_list")],
    [tool({ name: "链接", hint: "Ctrl+K", icon: "link", word: true, act: link }, (state) => edit.linkAt(state) !== null),
      tool({ name: "图片", icon: "picture", word: true, act: picture }),
      tool({ name: "表格", icon: "table", word: true, act: table }, null, (state) => !tables.place(state))],
    [tool({ name: "清除格式", icon: "clear", run: edit.clearFormat })],
  ]);
  const inTable = toolbar("表格", [
    [["上插行", tables.rowAbove], ["下插行", tables.rowBelow], ["左插列", tables.columnBefore], ["右插列", tables.columnAfter]],
    [["删除行", tables.removeRows], ["删除列", tables.removeColumns]],
    [["合并", tables.merge], ["拆分", tables.split]],
    [["表头行", tables.headerRow], ["表头列", tables.headerColumn], ["表题", tables.caption], ["删除表格", tables.removeTable]],
  ].map((group) => group.map(([name, run]) => tool({ name, run, look: "as-word" }, null, (state) => run(state)))));
  const atPicture = toolbar("图片", [[
    tool({ name: "图片说明", look: "as-word", act: picture }),
    tool({ name: "删除图片", look: "as-word", run: (state, dispatch) => { dispatch?.(state.tr.deleteSelection()); return true; } }),
  ]]);
  const letters = make("span"), problem = make("span", { class: "told-bare" });
  const head = make("div", { class: "editor-head" }, main.bar, make("div", { class: "editor-beside" }, inTable.bar, atPicture.bar, told));
  const foot = make("p", { class: "editor-foot editor-count" }, letters, " ", problem);

  const showOnly = (tools, isShown) => {
    if (tools.bar.hidden === !isShown) return;
    tools.bar.hidden = !isShown;
    tools.refresh();
  };
  function refresh() {
    for (const each of live) each();
    kinds.value = edit.kindOf(view.state);
    showOnly(inTable, tables.place(view.state) !== null);
    showOnly(atPicture, chosenPicture() !== null);
  }
  function reckon() {
    const found = count(view.state.doc);
    letters.textContent = `共 ${found.letters.toLocaleString("zh-CN")} 字` + (found.pictures ? `，图片 ${found.pictures} 张` : "");
    problem.textContent = found.bare ? `${found.bare} 张图片没有说明` : "";
  }

  // --- Into the page: the field steps back, its name and its help now are the editor's.
  const label = form.querySelector(`label[for="${CSS.escape(area.id)}"]`);
  const hint = document.getElementById(`${area.id}-hint`) ?? make("p", { class: "hint" });
  hint.textContent = "从 Word、WPS 或网页复制后直接粘贴，标题、表格和图片会保留。在表格里按 Tab 到下一格；按 Esc 再按 Tab 离开正文。";
  hint.id = "editor-help";
  area.id += "-plain";
  area.hidden = true;
  if (label) {
    label.id = "editor-name";
    label.removeAttribute("for");
    label.addEventListener("click", () => view.focus());
  }
  part.querySelector(".marks-help")?.remove();
  frame.prepend(head);
  frame.append(foot);
  area.after(frame);
  proof.attach(view, frame);
  showOnly(inTable, false);
  showOnly(atPicture, false);
  refresh();
  reckon();

  form.addEventListener("formdata", (event) => {
    flush();
    event.formData.set("body", area.value);
  });
  // What is sent needs no telling any more: told late, it would look like new words and leaving would ask.
  form.addEventListener("submit", (event) => { if (!event.defaultPrevented) clearTimeout(timer); });
  form.addEventListener("yudeng:load-body", (event) => load(event.detail));
  // A browser that comes back to the page may put another text into the field than the server gave, and does so late.
  const look = () => { if (area.value !== written) load(area.value); };
  look();
  addEventListener("pageshow", look);
  part.dataset.ready = "yes";
}
