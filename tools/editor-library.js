// What our editor (Sources/Site/Assets/editor*.js) takes from ProseMirror: Debian's packages, bundled by
// `tools/editor-library.sh` into one file that is served and never committed.
export { Schema, DOMParser, DOMSerializer, Fragment, Slice } from "prosemirror-model";
export { EditorState, Plugin, PluginKey, NodeSelection, Selection, TextSelection } from "prosemirror-state";
export { EditorView, Decoration, DecorationSet } from "prosemirror-view";
export { canJoin, canSplit } from "prosemirror-transform";
export { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
