// Undo and redo: what each change did is kept inverted; typing in one place is undone as one.
import { Plugin, PluginKey } from "./prosemirror.js";

const key = new PluginKey("history");
const depth = 300, pause = 700;

// Where a change touched the text, in the text after it, and whether it stands beside the last one.
const touched = (tr) => {
  let from = Infinity, to = -1;
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1);
    map.forEach((oldStart, oldEnd, start, end) => {
      from = Math.min(from, rest.map(start, -1));
      to = Math.max(to, rest.map(end, 1));
    });
  });
  return to < 0 ? null : { from, to };
};
const isBeside = (tr, range) => {
  if (!range) return false;
  let beside = false;
  tr.mapping.maps[0]?.forEach((start, end) => { if (start <= range.to && end >= range.from) beside = true; });
  return beside;
};
const inverted = (tr) => tr.steps.map((step, index) => step.invert(tr.docs[index]));

const apply = (tr, value, old) => {
  const given = tr.getMeta(key);
  if (given) return given;
  if (tr.getMeta("apart")) value = { ...value, time: 0 };
  if (!tr.docChanged) return value;
  const follows = tr.getMeta("appendedTransaction")
    || (tr.time - value.time < pause && !tr.getMeta("apart") && isBeside(tr, value.range));
  const last = value.done[value.done.length - 1];
  const event = follows && last
    ? { steps: [...last.steps, ...inverted(tr)], selection: last.selection }
    : { steps: inverted(tr), selection: old.selection.getBookmark() };
  const before = follows && last ? value.done.slice(0, -1) : value.done.slice(-depth);
  return { done: [...before, event], undone: [], time: tr.getMeta("apart") ? 0 : tr.time, range: touched(tr) };
};

export const history = () => new Plugin({
  key,
  state: { init: () => ({ done: [], undone: [], time: 0, range: null }), apply: (tr, value, old) => apply(tr, value, old) },
  props: {
    handleDOMEvents: {
      beforeinput: (view, event) => {
        const act = { historyUndo: undo, historyRedo: redo }[event.inputType];
        if (!act) return false;
        event.preventDefault();
        act(view.state, view.dispatch);
        return true;
      },
    },
  },
});

const turn = (from, to) => (state, dispatch) => {
  const value = key.getState(state);
  const event = value[from][value[from].length - 1];
  if (!event) return false;
  if (dispatch) {
    const tr = state.tr;
    for (const step of [...event.steps].reverse()) tr.step(step);
    const back = { steps: inverted(tr), selection: state.selection.getBookmark() };
    tr.setSelection(event.selection.resolve(tr.doc));
    tr.setMeta(key, { ...value, [from]: value[from].slice(0, -1), [to]: [...value[to], back], time: 0, range: null });
    dispatch(tr.scrollIntoView());
  }
  return true;
};
export const undo = turn("done", "undone");
export const redo = turn("undone", "done");
