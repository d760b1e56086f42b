// Proofreading while one writes (边写边校): what is found stands under the words and in a list beside the text. The list can
// put words in, or let a place stand with a reason; what was never saved yet can only be looked away from for now.
import { Decoration, DecorationSet, Plugin, PluginKey, TextSelection } from "./prosemirror.js";
import { write } from "./editor-schema.js";
import { ask } from "./editor-paste.js";
import { askReason, make } from "./editor-dialogs.js";

const key = new PluginKey("proof");

/** Texts as the server sees them, one for each block that holds text, with where the text begins. */
function lines(doc) {
  const found = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    found.push({ text: node.textBetween(0, node.content.size, undefined, "\n"), from: at + 1 });
    return false;
  });
  return found;
}

export function proofing({ part, form, mark, say }) {
  const address = part.dataset.proofreading;
  if (!address) return { plugin: new Plugin({}), attach() {} };
  let view = null, findings = [], shown = [], current = -1, timer = 0, isAsking = false, isStale = false, rounds = 0;
  const passed = new Set();
  const name = (each) => [each.rule, each.line, each.start].join("\u0000");

  const plugin = new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => tr.getMeta(key) ?? (tr.docChanged ? set.map(tr.mapping, tr.doc) : set),
    },
    props: { decorations: (state) => key.getState(state) },
  });

  const count = make("span", { class: "quiet" });
  const list = make("ol", { class: "proof-list" });
  const safe = make("button", { type: "button", class: "plain", hidden: true });
  const panel = make("section", { class: "proof-live", "aria-label": "边写边校" },
    make("h3", {}, "边写边校"), make("p", { role: "status" }, count), safe, list,
    make("p", { class: "hint" }, "Alt+J、Alt+K 看下一处、上一处，Alt+A 采纳，Alt+I 忽略。"));

  const title = form.elements.title;
  const token = () => ["_token", form.elements._token.value];
  const wait = (time) => { clearTimeout(timer); timer = setTimeout(read, time); };

  /** Everything as it stands now, as the server reads it. */
  const whole = () => [
    token(), ["item", part.dataset.item ?? ""], ["title", title?.value ?? ""], ["issuer", form.elements.issuer?.value ?? ""],
    ["kind", form.elements.itemKind?.value ?? ""],
    ...[...form.elements].filter((each) => each.name.startsWith("fact-")).map((each) => [each.name, each.value]),
    ["body", `${mark}\n${write(view.state.doc)}`],
  ];

  async function read() {
    if (isAsking) { isStale = true; return; }
    isAsking = true;
    count.textContent = "正在校对…";
    try {
      const answer = await ask(address, whole());
      findings = answer.findings;
      draw();
      // What was mended may uncover another: `,,` becomes `，，`.
      if (rounds > 0 && shown.some((each) => each.isSafe)) mend(rounds - 1); else rounds = 0;
    } catch (problem) {
      count.textContent = problem.message;
    }
    isAsking = false;
    if (isStale) { isStale = false; wait(400); }
  }

  /** The places of a finding in the text as it is now. */
  function places(each, now) {
    return now.filter((line) => line.text === each.line)
      .map((line) => ({ from: line.from + each.start, to: line.from + each.end }));
  }

  function draw() {
    const now = lines(view.state.doc), marks = [], seen = new Set();
    shown = findings.filter((each) => {
      const own = name(each);
      if (passed.has(own) || seen.has(own)) return false;
      seen.add(own);
      if (each.isTitle) return title?.value === each.line;
      const own_places = places(each, now);
      for (const { from, to } of own_places) {
        const look = { class: `proof-under proof-${each.grade}`, title: each.message };
        marks.push(from < to ? Decoration.inline(from, to, look) : Decoration.inline(Math.max(from - 1, 1), from, look));
      }
      return own_places.length > 0;
    });
    view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, marks)).setMeta("addToHistory", false));
    current = -1;
    const errors = shown.filter((each) => each.grade === "error").length;
    count.textContent = shown.length === 0 ? "没有发现问题。" : `发现 ${shown.length} 处，其中错误 ${errors} 处。`;
    const sure = shown.filter((each) => each.isSafe);
    safe.hidden = sure.length === 0;
    safe.textContent = `一键改正 ${sure.length} 处`;
    list.replaceChildren(...shown.map(card));
  }

  function card(each, at) {
    const words = each.line.slice(each.start, each.end);
    const go = make("button", { type: "button", class: "proof-go" }, words || "（此处）");
    go.addEventListener("click", () => { current = at; select(each); });
    const acts = make("p", { class: "proof-acts" });
    for (const fix of each.fixes) {
      const put = make("button", { type: "button", class: "plain" }, fix ? `改为“${fix}”` : "删去");
      put.addEventListener("click", () => accept(each, fix));
      acts.append(put);
    }
    const pass = make("button", { type: "button", class: "plain" }, each.mayIgnore ? "忽略" : "先不管");
    pass.addEventListener("click", () => ignore(each));
    acts.append(pass);
    return make("li", { class: `proof-${each.grade}` },
      make("p", {}, make("strong", {}, each.name), " ", go), make("p", {}, each.message), acts);
  }

  /** Kept with the item, with who and why; a text that was never saved has nothing to keep it with. */
  async function ignore(each) {
    if (each.mayIgnore) {
      const said = await askReason(each.line.slice(each.start, each.end) || each.message, each.grade === "error");
      if (!said) return;
      try {
        await ask(`${address}/answers`, [...whole(), ["key", each.key], ["reason", said.reason]]);
      } catch (problem) {
        return say(problem.message);
      }
      say("已忽略，审核人会看到理由。", "note");
    }
    passed.add(name(each));
    draw();
  }

  function select(each) {
    if (each.isTitle) {
      title.focus();
      title.setSelectionRange(each.start, each.end);
      return;
    }
    const place = places(each, lines(view.state.doc))[0];
    if (!place) return say("这一处已经改动，稍等就会重新校对。");
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place.from, place.to)).scrollIntoView());
    view.focus();
  }

  function put(tr, each, fix) {
    // From the end, so that what stands before keeps its place.
    for (const { from, to } of places(each, lines(tr.doc)).reverse()) tr.insertText(fix, from, to);
    return tr;
  }

  function accept(each, fix = each.fixes[0]) {
    if (fix === undefined) return;
    if (each.isTitle) {
      title.setRangeText(fix, each.start, each.end, "end");
      title.dispatchEvent(new Event("input", { bubbles: true }));
    } else {
      view.dispatch(put(view.state.tr.setMeta("apart", true), each, fix));
    }
    findings = findings.filter((other) => other !== each);
    draw();
    wait(400);
  }

  function mend(left) {
    rounds = left;
    // Of one line, what stands last goes first: a line that has changed is not found again by its text.
    const sure = shown.filter((each) => each.isSafe && !each.isTitle);
    const tr = view.state.tr.setMeta("apart", true), before = lines(view.state.doc);
    const edits = sure.flatMap((each) => places(each, before).map((place) => ({ ...place, fix: each.fixes[0] })));
    for (const { from, to, fix } of edits.sort((a, b) => b.from - a.from)) tr.insertText(fix, from, to);
    view.dispatch(tr);
    for (const each of shown.filter((one) => one.isSafe && one.isTitle).reverse()) title.setRangeText(each.fixes[0], each.start, each.end);
    say(`已改正 ${sure.length} 处。按 Ctrl+Z 可以撤销。`, "note");
    wait(100);
  }

  safe.addEventListener("click", () => mend(4));

  function step(by) {
    if (shown.length === 0) return;
    current = (current + by + shown.length) % shown.length;
    select(shown[current]);
    list.children[current]?.scrollIntoView({ block: "nearest" });
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    list.children[current]?.setAttribute("aria-current", "true");
  }

  form.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const act = { j: () => step(1), k: () => step(-1), a: () => shown[current] && accept(shown[current]),
      i: () => shown[current] && ignore(shown[current]) }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  return {
    plugin,
    attach(own, frame) {
      view = own;
      frame.after(panel);
      frame.parentElement.classList.add("has-proof");
      form.addEventListener("yudeng:body", () => wait(900));
      title?.addEventListener("input", () => wait(900));
      if (view.state.doc.textContent) wait(300); else count.textContent = "写下正文就开始校对。";
    },
  };
}
