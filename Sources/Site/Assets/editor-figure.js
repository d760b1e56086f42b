// A picture of the text with its words below; one without words says so, and takes them when it is pressed.
import { schema, shown } from "./editor-schema.js";
import { make } from "./editor-dialogs.js";

export class Figure {
  constructor(node, at, describe) {
    this.image = make("img", { draggable: "false" });
    this.gone = make("span", { class: "image-missing", hidden: true });
    this.words = make("button", { type: "button", class: "figure-words" });
    this.dom = make("figure", {}, this.image, this.gone, this.words);
    this.image.addEventListener("error", () => this.lose("［图片打不开，请删去后重新放入］"));
    this.words.addEventListener("click", () => describe(at(), this.node));
    this.update(node);
  }

  lose(sentence) {
    this.image.hidden = true;
    this.gone.hidden = false;
    this.gone.textContent = sentence;
  }

  update(node) {
    if (node.type !== schema.nodes.figure) return false;
    if (node.attrs.src !== this.node?.attrs.src) this.show(shown(node.attrs.src));
    this.node = node;
    this.image.alt = node.attrs.alt;
    for (const side of ["width", "height"]) {
      if (node.attrs[side]) this.image.setAttribute(side, node.attrs[side]);
      else this.image.removeAttribute(side);
    }
    this.words.textContent = node.attrs.alt ? `图片说明：${node.attrs.alt}` : "没有图片说明，点这里补写";
    this.dom.classList.toggle("bare", !node.attrs.alt);
    return true;
  }

  show(address) {
    this.image.hidden = false;
    this.gone.hidden = true;
    if (address) this.image.src = address;
    else this.lose("［别处的图片，网站上不会显示，请存下来再用“图片”按钮放入］");
  }

  stopEvent(event) { return event.target === this.words; }
  ignoreMutation() { return true; }
}
