// What the keys and buttons of the editor do to its text. Each is `(state, dispatch) => whether it applies`.
import { canJoin, canSplit, liftListItem, NodeSelection, Selection, sinkListItem, splitListItem, TextSelection, wrapInList } from "./prosemirror.js";
import { schema } from "./editor-schema.js";
import { alignCells, clearCells, nextCell, place } from "./editor-tables.js";

const { paragraph, heading, list_item, bullet_list, ordered_list, line_break, rule, table, table_caption } = schema.nodes;
const { link } = schema.marks;
const opposite = { superscript: "subscript", subscript: "superscript" };

export const first = (...commands) => (state, dispatch, view) => commands.some((each) => each(state, dispatch, view));

const blocks = (state) => {
  const found = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, pos, parent) => { if (node.isTextblock) found.push({ node, pos, parent }); });
  return found;
};

/** Whether all the selected text, or what would be typed next, has a mark. */
export const hasMark = (state, type) => {
  const { $cursor, from, to } = state.selection;
  if ($cursor) return Boolean(type.isInSet(state.storedMarks || $cursor.marks()));
  let some = false, all = true;
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    some = true;
    if (!type.isInSet(node.marks)) all = false;
  });
  return some && all;
};
export const toggleMark = (type) => (state, dispatch) => {
  const { $cursor, from, to, empty } = state.selection;
  if (empty && !$cursor) return false;
  if (!dispatch) return true;
  const tr = state.tr, has = hasMark(state, type), other = schema.marks[opposite[type.name]];
  if ($cursor) {
    if (other) tr.removeStoredMark(other);
    dispatch(has ? tr.removeStoredMark(type) : tr.addStoredMark(type.create()));
  } else {
    if (other) tr.removeMark(from, to, other);
    dispatch(has ? tr.removeMark(from, to, type) : tr.addMark(from, to, type.create()));
  }
  return true;
};

/** What the paragraphs of the selection are, if they are all the same: p, h1 to h4, note, signature, date. */
export const kindOf = (state) => {
  const kinds = new Set(blocks(state).map(({ node }) =>
    node.type === heading ? `h${node.attrs.level}` : ["note", "signature", "date"].includes(node.attrs.form) ? node.attrs.form : "p"));
  return kinds.size === 1 ? [...kinds][0] : "";
};
export const setKind = (kind) => (state, dispatch, view) => {
  const level = /^h([1-4])$/.exec(kind)?.[1];
  for (let times = 0; level && view && times < 8 && inList(view.state); times++) {
    if (!liftListItem(list_item)(view.state, view.dispatch)) break;
  }
  const now = view?.state ?? state;
  const [type, attrs] = level ? [heading, { level: Number(level) }] : [paragraph, { form: kind === "p" ? "" : kind }];
  const { from, to } = now.selection;
  const tr = now.tr.setBlockType(from, to, type, attrs);
  dispatch?.(tr.scrollIntoView());
  return true;
};
const inList = (state) => {
  for (let depth = state.selection.$from.depth; depth > 0; depth--) if (state.selection.$from.node(depth).type === list_item) return depth;
  return 0;
};

/** How the paragraphs stand: "", center or end. */
export const formOf = (state) => {
  const at = place(state);
  if (at?.cell) return at.cells.every((cell) => cell.node.attrs.align === at.cell.node.attrs.align) ? at.cell.node.attrs.align : null;
  const found = new Set(blocks(state).map(({ node }) => (node.type === paragraph ? node.attrs.form : null)));
  return found.size === 1 ? [...found][0] : null;
};
export const align = (form) => first(alignCells(form), (state, dispatch) => {
  const own = blocks(state).filter(({ node }) => node.type === paragraph);
  if (!own.length) return false;
  const tr = state.tr;
  for (const { pos } of own) tr.setNodeMarkup(pos, null, { form });
  dispatch?.(tr);
  return true;
});

export const listOf = (state) => {
  const depth = inList(state);
  return depth ? state.selection.$from.node(depth - 1).type.name : "";
};
/** Makes a list, another kind of list, or plain paragraphs again. */
export const toggleList = (type) => (state, dispatch, view) => {
  const depth = inList(state);
  if (!depth) {
    if (view && blocks(state).some(({ node }) => node.type === heading)) setKind("p")(view.state, view.dispatch, view);
    return wrapInList(type)(view?.state ?? state, dispatch);
  }
  const { $from } = state.selection;
  if ($from.node(depth - 1).type === type) return liftListItem(list_item)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup($from.before(depth - 1), type));
  return true;
};
export const deeper = sinkListItem(list_item), shallower = liftListItem(list_item);

/** Takes away emphasis and how paragraphs stand; headings become paragraphs. Links stay. */
export const clearFormat = (state, dispatch) => {
  let { from, to, empty } = state.selection;
  if (empty) [from, to] = [state.selection.$from.start(), state.selection.$from.end()];
  const tr = state.tr.setMeta("apart", true);
  for (const type of Object.values(schema.marks)) if (type !== link) tr.removeMark(from, to, type);
  tr.setBlockType(from, to, paragraph, { form: "" });
  dispatch?.(tr);
  return true;
};

export const breakLine = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(line_break.create()).scrollIntoView());
  return true;
};
export const breakPage = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.depth !== 1) return false;
  if (dispatch) {
    const tr = state.tr.deleteSelection();
    const at = tr.selection.$from;
    if (at.parentOffset > 0) tr.split(at.pos);
    dispatch(tr.insert(tr.selection.$from.before(1), rule.create({ page: true })).scrollIntoView());
  }
  return true;
};

/** Enter: a new paragraph, list item or, after a picture or a rule, a place to write. */
export const enter = first(splitListItem(list_item), leaveList, beyond, fromCaption, splitBlock);
function leaveList(state, dispatch) {
  const { $from, empty } = state.selection;
  return empty && $from.parent.content.size === 0 && $from.depth > 1 && $from.node(-1).type === list_item
    && liftListItem(list_item)(state, dispatch);
}
function beyond(state, dispatch) {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
  if (dispatch) {
    const tr = state.tr.insert(selection.to, paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)).scrollIntoView());
  }
  return true;
}
function fromCaption(state, dispatch) {
  return state.selection.$from.parent.type === table_caption && nextCell(1)(state, dispatch);
}
function splitBlock(state, dispatch) {
  if (place(state)?.isAcross) return true;
  const { $from, $to } = state.selection;
  if (!$from.parent.isTextblock) return false;
  const atEnd = $to.parentOffset === $to.parent.content.size;
  const isPlain = $to.parent.type === paragraph && ["", "indent", "center", "end"].includes($to.parent.attrs.form);
  const types = atEnd && !isPlain ? [{ type: paragraph, attrs: { form: $to.parent.attrs.form === "signature" ? "date" : "" } }] : undefined;
  const tr = state.tr.deleteSelection();
  const pos = tr.mapping.map($from.pos);
  if (!canSplit(tr.doc, pos, 1, types)) return false;
  dispatch?.(tr.split(pos, 1, types).scrollIntoView());
  return true;
}

/** Backspace where a paragraph begins: first it becomes an ordinary one, then it joins what stands before. */
export const backward = first(clearCells, deleteChosen, (state, dispatch, view) => {
  const { $cursor } = state.selection;
  if (!$cursor || (view ? !view.endOfTextblock("backward", state) : $cursor.parentOffset > 0)) return false;
  const own = $cursor.parent;
  if (own.type === table_caption) return true;
  if (own.type === heading || (own.type === paragraph && own.attrs.form)) {
    dispatch?.(state.tr.setNodeMarkup($cursor.before(), paragraph, { form: "" }));
    return true;
  }
  if ($cursor.node(-1).type === list_item && $cursor.index(-1) === 0) return liftListItem(list_item)(state, dispatch);
  const before = $cursor.before();
  const outer = state.doc.resolve(before);
  if (outer.index() === 0) return true;
  const previous = outer.nodeBefore;
  if (previous.isAtom || previous.type === table) return chooseOrGo(state, dispatch, before - previous.nodeSize, before, $cursor);
  if (previous.isTextblock && canJoin(state.doc, before)) {
    dispatch?.((previous.content.size ? state.tr.join(before) : state.tr.delete(before - previous.nodeSize, before)).scrollIntoView());
    return true;
  }
  return pullInto(state, dispatch, Selection.findFrom(outer, -1, true), before, $cursor.after());
});
function deleteChosen(state, dispatch) {
  if (state.selection.empty) return false;
  dispatch?.(state.tr.deleteSelection().scrollIntoView());
  return true;
}
// An empty paragraph beside a table or picture goes; otherwise that one is chosen, so that the next press takes it.
function chooseOrGo(state, dispatch, pos, own, $cursor) {
  const tr = state.tr;
  if ($cursor.parent.content.size === 0 && $cursor.node(-1).childCount > 1 && $cursor.after() < state.doc.content.size) {
    tr.delete($cursor.before(), $cursor.after());
  }
  dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, Math.min(pos, own))).scrollIntoView());
  return true;
}
function pullInto(state, dispatch, target, from, to) {
  if (!target) return true;
  const { $from } = target;
  const moved = state.doc.resolve(from + 1).parent.content;
  if (dispatch) {
    const tr = state.tr.delete(from, to).insert($from.pos, moved);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.pos)).scrollIntoView());
  }
  return true;
}

/** Delete at the end of a paragraph. */
export const forward = first(clearCells, deleteChosen, (state, dispatch, view) => {
  const { $cursor } = state.selection;
  if (!$cursor || (view ? !view.endOfTextblock("forward", state) : $cursor.parentOffset < $cursor.parent.content.size)) return false;
  if ($cursor.parent.type === table_caption) return true;
  const after = $cursor.after();
  const outer = state.doc.resolve(after);
  const next = outer.nodeAfter;
  if (!next) return place(state) !== null || inList(state) > 0;
  if (next.isAtom || next.type === table) {
    const tr = state.tr;
    const isGone = $cursor.parent.content.size === 0;
    if (isGone) tr.delete($cursor.before(), after);
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, isGone ? $cursor.before() : after)).scrollIntoView());
    return true;
  }
  if (next.isTextblock && canJoin(state.doc, after)) {
    dispatch?.(($cursor.parent.content.size ? state.tr.join(after) : state.tr.delete($cursor.before(), after)).scrollIntoView());
    return true;
  }
  return false;
});

/** Beside a table at the very edge, or between two, there is always a place to write: the arrow makes it. */
export const arrow = (step) => (state, dispatch, view) => {
  const at = place(state);
  if (!at || !state.selection.empty || !view?.endOfTextblock(step > 0 ? "down" : "up")) return false;
  const isEdge = !at.cell ? step < 0 : step > 0 ? at.cell.row + at.cell.rows === at.grid.height : at.cell.row === 0 && !at.grid.caption;
  const beside = step > 0 ? at.before + at.node.nodeSize : at.before;
  const $beside = state.doc.resolve(beside);
  const neighbour = step > 0 ? $beside.nodeAfter : $beside.nodeBefore;
  if (!isEdge || neighbour?.isTextblock || $beside.parent !== state.doc) return false;
  if (dispatch) {
    const tr = state.tr.insert(beside, paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, beside + 1)).scrollIntoView());
  }
  return true;
};

export const selectAll = (state, dispatch) => {
  dispatch?.(state.tr.setSelection(TextSelection.between(Selection.atStart(state.doc).$from, Selection.atEnd(state.doc).$to)));
  return true;
};

/** The link at the cursor, with the whole of its text. */
export const linkAt = (state) => {
  const { $from, from, to } = state.selection;
  const here = [$from.nodeAfter, $from.nodeBefore].find((node) => node && link.isInSet(node.marks));
  if (!here || !$from.parent.inlineContent) return null;
  const mark = link.isInSet(here.marks);
  const runs = [];
  $from.parent.forEach((node, offset) => {
    const [start, end] = [$from.start() + offset, $from.start() + offset + node.nodeSize];
    if (!mark.isInSet(node.marks)) return;
    const last = runs[runs.length - 1];
    if (last?.to === start) last.to = end;
    else runs.push({ from: start, to: end });
  });
  const own = runs.find((run) => run.from <= from && run.to >= Math.min(to, run.to) && run.to >= from);
  return own ? { ...own, href: mark.attrs.href } : null;
};
export const lists = { bullet_list, ordered_list };
