// Tables in the editor. A change lays the cells out on a grid, changes the grid and builds the table again: one step.
import { Decoration, DecorationSet, Fragment, Plugin, TextSelection, Selection } from "./prosemirror.js";
import { schema } from "./editor-schema.js";

const { table, table_caption, table_row, table_cell, table_header, paragraph } = schema.nodes;
const isCell = (node) => node.type === table_cell || node.type === table_header;
const holds = (node) => node.textContent.trim() !== "" || node.childCount > 1 || node.firstChild?.type !== paragraph || node.firstChild.content.size > 0;

/** The cells of a table with their places; `pos` counts from the table's inside. */
const laid = new WeakMap();
const lay = (node) => {
  if (!laid.has(node)) laid.set(node, layOut(node));
  return laid.get(node);
};
const layOut = (node) => {
  const grid = { caption: null, width: 0, height: 0, cells: [] };
  const covered = [];
  node.forEach((row, offset) => {
    if (row.type === table_caption) { grid.caption = row; return; }
    let column = 0;
    row.forEach((cell, inner) => {
      while (covered[column] > 0) column += 1;
      const { colspan: columns, rowspan: rows } = cell.attrs;
      grid.cells.push({ node: cell, row: grid.height, column, rows, columns, pos: offset + 1 + inner });
      for (let at = column; at < column + columns; at++) covered[at] = rows;
      column += columns;
      grid.width = Math.max(grid.width, column);
    });
    for (let at = 0; at < grid.width; at++) if (covered[at] > 0) covered[at] -= 1;
    grid.height += 1;
  });
  for (const cell of grid.cells) cell.rows = Math.min(cell.rows, grid.height - cell.row);
  return grid;
};

/** The table of a grid. Places without a cell get an empty one like its neighbour; rows that are only reached into go. */
const build = (grid) => {
  const taken = Array.from({ length: grid.height }, () => Array(grid.width).fill(false));
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rows; row++) taken[row].fill(true, cell.column, cell.column + cell.columns);
  }
  const cells = [...grid.cells];
  taken.forEach((row, at) => row.forEach((isTaken, column) => {
    if (!isTaken) cells.push({ node: empty(grid, at, column), row: at, column, rows: 1, columns: 1 });
  }));
  const rows = taken.map((_, at) => cells.filter((cell) => cell.row === at).sort((one, other) => one.column - other.column));
  const bare = rows.map((row) => row.length === 0);
  const made = rows.filter((row) => row.length).map((row) => table_row.create(null, row.map((cell) => {
    const lost = bare.slice(cell.row, cell.row + cell.rows).filter(Boolean).length;
    const attrs = { ...cell.node.attrs, colspan: cell.columns, rowspan: cell.rows - lost };
    return cell.node.type.create(attrs, cell.node.content);
  })));
  return table.create(null, grid.caption ? [grid.caption, ...made] : made);
};
const empty = (grid, row, column) => {
  const above = grid.cells.find((cell) => cell.row < row && cell.row + cell.rows === row && cell.column === column);
  const isHeader = grid.cells.filter((cell) => cell.row === row).every((cell) => cell.node.type === table_header)
    && grid.cells.some((cell) => cell.row === row);
  const align = above?.node.type === table_cell ? above.node.attrs.align : "";
  return (isHeader ? table_header : table_cell).createAndFill({ align });
};

const depthOf = ($pos, test) => {
  for (let depth = $pos.depth; depth > 0; depth--) if (test($pos.node(depth))) return depth;
  return 0;
};
/** Where the selection is in a table: the cells between its two ends, the rectangle they fill; null outside of tables. */
export const place = (state) => {
  const { $from, $to } = state.selection;
  const depth = depthOf($from, (node) => node.type === table);
  if (!depth) return null;
  const before = $from.before(depth);
  const grid = lay($from.node(depth));
  const at = ($pos) => {
    const level = depthOf($pos, isCell);
    if (!level || $pos.before(depthOf($pos, (node) => node.type === table)) !== before) return null;
    return grid.cells.find((cell) => cell.pos === $pos.before(level) - before - 1) ?? null;
  };
  const first = at($from), last = at($to) ?? first;
  const told = { before, grid, node: $from.node(depth), cell: first, isAcross: Boolean(first && last !== first), cells: [] };
  if (!first) return told;
  const box = { row: first.row, column: first.column, bottom: 0, right: 0 };
  const take = (cell) => {
    box.row = Math.min(box.row, cell.row);
    box.column = Math.min(box.column, cell.column);
    box.bottom = Math.max(box.bottom, cell.row + cell.rows);
    box.right = Math.max(box.right, cell.column + cell.columns);
  };
  take(first);
  take(last);
  const inside = () => grid.cells.filter((cell) =>
    cell.row < box.bottom && cell.row + cell.rows > box.row && cell.column < box.right && cell.column + cell.columns > box.column);
  for (let known = 0, found = inside(); known !== found.length; found = inside()) {
    known = found.length;
    found.forEach(take);
  }
  return { ...told, box, cells: inside() };
};

const positionOf = (before, node, row, column) => {
  const cells = lay(node).cells;
  const cell = cells.find((each) => row >= each.row && row < each.row + each.rows && column >= each.column && column < each.column + each.columns)
    ?? cells[cells.length - 1];
  return before + 1 + cell.pos;
};
const into = (tr, cellPos) => tr.setSelection(Selection.near(tr.doc.resolve(cellPos + 1), 1));
const rebuilt = (state, dispatch, at, grid, row, column) => {
  if (!dispatch) return true;
  const made = build(grid);
  const tr = state.tr.replaceWith(at.before, at.before + at.node.nodeSize, made).setMeta("apart", true);
  dispatch(into(tr, positionOf(at.before, made, Math.max(0, row), Math.max(0, column))).scrollIntoView());
  return true;
};

const axes = {
  row: { start: "row", length: "rows", size: "height" },
  column: { start: "column", length: "columns", size: "width" },
};
const insert = (axis, isAfter) => (state, dispatch) => {
  const at = place(state);
  if (!at?.cell || !dispatch) return Boolean(at?.cell);
  const { start, length, size } = axes[axis];
  const line = isAfter ? (axis === "row" ? at.box.bottom : at.box.right) : at.box[start];
  const cells = at.grid.cells.map((cell) => {
    if (cell[start] >= line) return { ...cell, [start]: cell[start] + 1 };
    return cell[start] + cell[length] > line ? { ...cell, [length]: cell[length] + 1 } : cell;
  });
  const other = axis === "row" ? [line, at.cell.column] : [at.cell.row, line];
  return rebuilt(state, dispatch, at, { ...at.grid, cells, [size]: at.grid[size] + 1 }, ...other);
};
const remove = (axis) => (state, dispatch) => {
  const at = place(state);
  if (!at?.cell || !dispatch) return Boolean(at?.cell);
  const { start, length, size } = axes[axis];
  const from = at.box[start], to = axis === "row" ? at.box.bottom : at.box.right;
  if (to - from >= at.grid[size]) return removeTable(state, dispatch);
  const cells = at.grid.cells.flatMap((cell) => {
    const lost = Math.max(0, Math.min(to, cell[start] + cell[length]) - Math.max(from, cell[start]));
    if (lost === cell[length]) return [];
    const begins = cell[start] >= to ? cell[start] - (to - from) : Math.min(cell[start], from);
    return [{ ...cell, [start]: begins, [length]: cell[length] - lost }];
  });
  const near = Math.min(from, at.grid[size] - (to - from) - 1);
  const other = axis === "row" ? [near, at.cell.column] : [at.cell.row, near];
  return rebuilt(state, dispatch, at, { ...at.grid, cells, [size]: at.grid[size] - (to - from) }, ...other);
};
export const rowAbove = insert("row", false), rowBelow = insert("row", true);
export const columnBefore = insert("column", false), columnAfter = insert("column", true);
export const removeRows = remove("row"), removeColumns = remove("column");

export const removeTable = (state, dispatch) => {
  const at = place(state);
  if (!at) return false;
  if (dispatch) {
    const tr = state.tr.replaceWith(at.before, at.before + at.node.nodeSize, paragraph.create()).setMeta("apart", true);
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at.before + 1)).scrollIntoView());
  }
  return true;
};

export const merge = (state, dispatch) => {
  const at = place(state);
  if (!at || at.cells.length < 2 || !dispatch) return Boolean(at && at.cells.length > 1);
  const [first] = [...at.cells].sort((one, other) => one.row - other.row || one.column - other.column);
  const content = at.cells.filter((cell) => holds(cell.node)).reduce((all, cell) => all.append(cell.node.content), Fragment.empty);
  const node = first.node.type.create(first.node.attrs, content.size ? content : paragraph.create());
  const whole = { node, row: at.box.row, column: at.box.column, rows: at.box.bottom - at.box.row, columns: at.box.right - at.box.column };
  const cells = [...at.grid.cells.filter((cell) => !at.cells.includes(cell)), whole];
  return rebuilt(state, dispatch, at, { ...at.grid, cells }, whole.row, whole.column);
};
export const split = (state, dispatch) => {
  const at = place(state);
  if (!at?.cell || at.isAcross || at.cell.rows * at.cell.columns === 1) return false;
  const cells = at.grid.cells.map((cell) => (cell === at.cell ? { ...cell, rows: 1, columns: 1 } : cell));
  return rebuilt(state, dispatch, at, { ...at.grid, cells }, at.cell.row, at.cell.column);
};

const headers = (axis) => (state, dispatch) => {
  const at = place(state);
  if (!at?.cell || !dispatch) return Boolean(at?.cell);
  const end = axis === "row" ? at.box.bottom : at.box.right;
  const chosen = at.grid.cells.filter((cell) => cell[axis] >= at.box[axis] && cell[axis] < end);
  const type = chosen.every((cell) => cell.node.type === table_header) ? table_cell : table_header;
  const cells = at.grid.cells.map((cell) => (chosen.includes(cell) ? { ...cell, node: type.create(cell.node.attrs, cell.node.content) } : cell));
  return rebuilt(state, dispatch, at, { ...at.grid, cells }, at.cell.row, at.cell.column);
};
export const headerRow = headers("row"), headerColumn = headers("column");

/** Gives the table a caption and goes there; an empty one is taken away again. */
export const caption = (state, dispatch) => {
  const at = place(state);
  if (!at) return false;
  if (!dispatch) return true;
  const tr = state.tr.setMeta("apart", true);
  if (at.grid.caption && at.grid.caption.content.size === 0) {
    tr.delete(at.before + 1, at.before + 1 + at.grid.caption.nodeSize);
  } else {
    if (!at.grid.caption) tr.insert(at.before + 1, table_caption.create());
    tr.setSelection(TextSelection.create(tr.doc, at.before + 2 + (at.grid.caption?.content.size ?? 0)));
  }
  dispatch(tr.scrollIntoView());
  return true;
};

export const newTable = (rows, columns) => (state, dispatch) => {
  const line = (type) => table_row.create(null, Array.from({ length: columns }, () => type.createAndFill()));
  const made = table.create(null, [line(table_header), ...Array.from({ length: rows - 1 }, () => line(table_cell))]);
  const { $to } = state.selection;
  const outer = depthOf($to, (node) => node.type === table);
  if (outer || $to.depth === 0 && !$to.nodeBefore && !$to.nodeAfter) return false;
  if (dispatch) {
    const isEmpty = $to.depth === 1 && $to.parent.isTextblock && $to.parent.content.size === 0;
    const at = isEmpty ? $to.before(1) : $to.depth ? $to.after(1) : $to.pos;
    const tr = state.tr.replaceWith(at, isEmpty ? $to.after(1) : at, made).setMeta("apart", true);
    dispatch(into(tr, positionOf(at, made, 0, 0)).scrollIntoView());
  }
  return true;
};

/** The next cell, or the one before; after the last a new row begins. */
export const nextCell = (step) => (state, dispatch) => {
  const at = place(state);
  if (!at) return false;
  const index = at.cell ? at.grid.cells.indexOf(at.cell) + step : step > 0 ? 0 : -1;
  if (index < 0) return at.cell !== null;
  if (index >= at.grid.cells.length) {
    const last = at.grid.cells[at.grid.cells.length - 1];
    const grid = { ...at.grid, height: at.grid.height + 1 };
    return rebuilt(state, dispatch, at, grid, last.row + last.rows, 0);
  }
  if (dispatch) {
    const cell = at.grid.cells[index], pos = at.before + 1 + cell.pos;
    const start = Selection.findFrom(state.doc.resolve(pos + 1), 1, true), end = Selection.findFrom(state.doc.resolve(pos + cell.node.nodeSize - 1), -1, true);
    const tr = state.tr;
    if (start && end) tr.setSelection(TextSelection.create(state.doc, start.from, end.to));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Empties the cells that a selection reaches over: their frames stay. */
export const clearCells = (state, dispatch) => {
  const at = place(state);
  if (!at?.isAcross) return false;
  if (dispatch) {
    const tr = state.tr;
    for (const cell of [...at.cells].sort((one, other) => other.pos - one.pos)) {
      const pos = at.before + 1 + cell.pos;
      tr.replaceWith(pos + 1, pos + cell.node.nodeSize - 1, paragraph.create());
    }
    dispatch(into(tr, at.before + 1 + at.cells[0].pos).scrollIntoView());
  }
  return true;
};

/** Sets how the cells of the selection stand. */
export const alignCells = (align) => (state, dispatch) => {
  const at = place(state);
  if (!at?.cell) return false;
  if (dispatch) {
    const tr = state.tr;
    for (const cell of at.cells) {
      const pos = at.before + 1 + cell.pos;
      tr.setNodeMarkup(pos, null, { ...cell.node.attrs, align });
      cell.node.forEach((block, offset) => {
        if (block.type === paragraph && block.attrs.form) tr.setNodeMarkup(pos + 1 + offset, null, { form: "" });
      });
    }
    dispatch(tr);
  }
  return true;
};

/** Puts the cells of a copied table into this one, beginning at the cursor; rows and columns are added as needed. */
export const fill = (state, dispatch, copied) => {
  const at = place(state);
  if (!at?.cell) return false;
  const source = lay(copied);
  const grid = { ...at.grid, cells: [...at.grid.cells] };
  grid.height = Math.max(grid.height, at.cell.row + source.height);
  grid.width = Math.max(grid.width, at.cell.column + source.width);
  for (const { node, row, column } of source.cells) {
    const [r, c] = [at.cell.row + row, at.cell.column + column];
    const index = grid.cells.findIndex((cell) => r >= cell.row && r < cell.row + cell.rows && c >= cell.column && c < cell.column + cell.columns);
    const own = grid.cells[index];
    if (own) grid.cells[index] = { ...own, node: own.node.type.create({ ...own.node.attrs, align: node.attrs.align }, node.content) };
    else grid.cells.push({ node: table_cell.create({ align: node.attrs.align }, node.content), row: r, column: c, rows: 1, columns: 1 });
  }
  return rebuilt(state, dispatch, at, grid, at.cell.row, at.cell.column);
};

const isWhole = (node) => {
  const grid = lay(node);
  let filled = 0;
  for (const cell of grid.cells) filled += cell.rows * cell.columns;
  return filled === grid.width * grid.height && grid.cells.every((cell) => cell.rows === cell.node.attrs.rowspan);
};

/** Shows the cells a selection reaches over, keeps every row as long as the others, and a place to write at the end. */
export const tables = () => new Plugin({
  props: {
    // A Chinese word that is begun over several cells stands in the first of them; the frames stay.
    handleDOMEvents: {
      keydown: (view, event) => {
        if (event.keyCode === 229) clearCells(view.state, view.dispatch);
        return false;
      },
      compositionstart: (view) => {
        clearCells(view.state, view.dispatch);
        return false;
      },
    },
    decorations: (state) => {
      const at = state.selection.empty ? null : place(state);
      if (!at?.isAcross) return null;
      return DecorationSet.create(state.doc, at.cells.map((cell) => {
        const pos = at.before + 1 + cell.pos;
        return Decoration.node(pos, pos + cell.node.nodeSize, { class: "cell-chosen" });
      }));
    },
  },
  appendTransaction: (changes, old, state) => {
    if (!changes.some((each) => each.docChanged)) return null;
    const known = new Set();
    old.doc.forEach((node) => { if (node.type === table) known.add(node); });
    const torn = [];
    state.doc.forEach((node, offset) => { if (node.type === table && !known.has(node) && !isWhole(node)) torn.push([node, offset]); });
    const isClosed = !state.doc.lastChild.isTextblock;
    if (!torn.length && !isClosed) return null;
    const tr = state.tr;
    for (const [node, offset] of torn.reverse()) tr.replaceWith(offset, offset + node.nodeSize, build(lay(node)));
    if (isClosed) tr.insert(tr.doc.content.size, paragraph.create());
    return tr;
  },
});
