/* Draws a network with the copy of vis-network that pyvis ships (graph/picture.py, queries/drawing.py make the data).
   One network per place on the page: later runs update its data in place, so nothing jumps or blinks. */

const NARROW = 560;
const FADED = 0.28;
const FAINT = 0.6;
const views = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new View(parentElement)));
  view.setStateValue = setStateValue;
  view.setTriggerValue = setTriggerValue;
  view.show(data);
  return () => {
    view.leave();
    views.delete(parentElement);
  };
}

/* Asked for when this file is read, not when they are needed: they arrive while the library does. */
const faces = Promise.allSettled(
  ["14px", "600 14px", "italic 14px"].map((face) => document.fonts.load(`${face} "Source Sans"`)),
);

/* A face that is late is drawn when it comes; the picture does not wait for it. */
const PATIENCE = 300;

/* Where the server has a file of its own: found by one of Streamlit's, so that it holds behind any proxy. */
function besidePages(name) {
  return new URL(`../../${name}`, document.querySelector('script[src*="static/js/"]').src).href;
}

class View {
  constructor(parent) {
    this.root = parent.querySelector(".picture");
    this.canvas = this.root.querySelector(".canvas");
    this.labels = new Map();
    // For tests: where something can be clicked, what is drawn, and where names stand.
    this.canvas.placeOf = (id) => this.placeOf(id);
    this.canvas.idsDrawn = () => [...this.nodes.getIds(), ...this.edges.getIds()];
    this.canvas.namesWritten = () => [...this.labels.values()];
    const zoom = (factor) => () => this.network?.moveTo({ scale: this.network.getScale() * factor });
    this.root.querySelector(".in").onclick = zoom(1.25);
    this.root.querySelector(".out").onclick = zoom(0.8);
    this.root.querySelector(".fit").onclick = () => this.network?.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
    this.root.querySelector(".keep").onclick = () => this.network && keepPicture(this);
    this.observer = new ResizeObserver(() => requestAnimationFrame(() => this.resize()));
    this.observer.observe(this.canvas);
  }

  leave() {
    this.gone = true;
    this.observer.disconnect();
    this.network?.destroy();
  }

  async show(given) {
    const data = { ...given, ...JSON.parse(given.drawing) };
    this.data = data;
    this.palette = paletteAt(this.root);
    paint(this.root, this.palette);
    tell(this.root, data, this.palette);
    this.canvas.style.height = `${data.height}px`;
    try {
      await import(besidePages(data.library));
    } catch (error) {
      // The rest of the page is not to wait for a picture that does not come.
      this.root.classList.add("undrawn");
      this.root.querySelector(".absent").hidden = false;
      if (data.tells) this.tellDrawn();
      throw error;
    }
    this.late = !(await Promise.race([faces, new Promise((resume) => setTimeout(resume, PATIENCE))]));
    if (this.gone || data !== this.data) return;
    this.ready = true;
    this.due = Boolean(data.tells);
    this.present(this.canvas.clientWidth);
  }

  /* Draws, and says so. A canvas that has no width yet, or less than it will have, is drawn when it grows. */
  present(width) {
    if (width === 0 || this.waitsForRows(width)) return;
    this.draw(width);
    this.canvas.dataset.drawn = this.data.picture;
    if (this.due) requestAnimationFrame(() => setTimeout(() => this.tellDrawn()));
    this.due = false;
  }

  /* Python goes on with the rest of the page: another value each time, or Streamlit would not send it. */
  tellDrawn() {
    this.setStateValue("drawn", performance.now());
  }

  /* All of it at once, places too; nothing where all is as it was. */
  draw(width) {
    const { data } = this;
    this.selected = data.selected || "";
    this.narrow = width < NARROW;
    const looks = [this.selected, this.palette.paper, width, data.height];
    const drawn = JSON.stringify([data.picture, data.drawing, data.faint, ...looks]);
    if (!this.network) this.build();
    if (drawn !== this.known) {
      this.drawOnce(() => {
        this.fill(width);
        if (this.drawn !== data.picture || this.width !== width || this.height !== data.height) this.open(width);
      });
    }
    Object.assign(this, { known: drawn, drawn: data.picture, width, height: data.height });
    if (this.fitted) tellNames(this.root, data, this.fitted);
  }

  /* Else the library draws at each change of its data, and once more for it in the next frame: up to eight times. */
  drawOnce(change) {
    const { renderer } = this.network;
    renderer.allowRedraw = false;
    try {
      change();
    } finally {
      renderer.allowRedraw = true;
    }
    this.network.redraw();
  }

  open(width) {
    this.network.setSize(`${width}px`, `${this.data.height}px`);
    this.network.setOptions({ interaction: { dragView: !this.narrow } });
    this.network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
  }

  fill(width) {
    const { data } = this;
    this.near = this.neighboursOf(this.selected);
    this.faint = new Set(data.faint);
    this.ids = new Set([...data.nodes, ...data.edges].map((one) => one.id));
    const nodes = this.placed(data.nodes.map((node) => this.node(node)), width);
    const edges = data.edges.map((edge) => this.edge(edge));
    this.renew(this.nodes, nodes);
    this.renew(this.edges, edges);
  }

  /* A narrow window shows fewer rows; Python decides which, so it is told once and draws anew. */
  waitsForRows(width) {
    const narrow = width < NARROW;
    if (narrow === this.data.narrow) return false;
    this.setStateValue("narrow", narrow);
    return true;
  }

  build() {
    const { vis } = globalThis;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    const options = Object.fromEntries(this.data.options);
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, options);
    this.canvas.querySelector(".vis-network").tabIndex = -1;
    faces.then(() => this.late && this.redraw());
    this.network.on("click", (event) => this.click(event.pointer));
    this.network.on("afterDrawing", (context) => writeWords(context, this));
    this.canvas.addEventListener("mousemove", (event) => {
      const box = this.canvas.getBoundingClientRect();
      const hit = this.hit({ x: event.clientX - box.left, y: event.clientY - box.top });
      this.canvas.style.cursor = hit ? "pointer" : "default";
      if (hit !== this.pointed) {
        const mayHide = [hit, this.pointed].some((id) => id && this.nodes.get(id));
        this.pointed = hit;
        if (mayHide && this.data.free) this.network.redraw();
      }
    });
  }

  renew(set, items) {
    const keep = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !keep.has(id)));
    set.update(items);
  }

  /* ---- data with the colours of the theme ---- */

  node(node) {
    const colours = {
      ink: { background: this.palette.ink, border: this.palette.ink },
      node: { background: this.palette.fill, border: this.palette.node },
      none: { background: "rgba(0,0,0,0)", border: "rgba(0,0,0,0)" },
    };
    const chosen = node.id === this.selected;
    const colour = chosen ? { ...colours[node.color], border: this.palette.press } : colours[node.color];
    const { x, y, ...rest } = node;
    return { ...rest, home: { x, y }, color: colour, borderWidth: chosen ? 3 : 1.6 };
  }

  edge(edge) {
    const chosen = [edge.id, edge.from, edge.to].includes(this.selected);
    const faded = !chosen && this.isShown(this.selected);
    // What a picked return could come from stays half strong: it fits, and nobody says more.
    const weak = this.faint.has(edge.id) ? FAINT : FADED;
    const colour = this.palette[edge.color];
    const arrows = {};
    for (const [place, mark] of Object.entries(edge.arrows)) {
      arrows[place] = mark.type === "image" ? { ...mark, src: this.crossImage(colour, faded) } : mark;
    }
    return {
      ...edge,
      arrows,
      color: { color: colour, opacity: faded ? weak : chosen ? 1 : edge.opacity, inherit: false },
      width: chosen ? Math.max(3, 1.25 * edge.width) : edge.width,
      label: undefined,
      sign: edge.label || "",
    };
  }

  /* What is picked may wait behind "and more", or stand in words only: then nothing fades. */
  isShown(id) {
    return this.ids.has(id);
  }

  /* In a crowd only the largest have their names; what is picked shows its own and those at its lines. */
  neighboursOf(id) {
    const edges = this.data.edges.filter((edge) => [edge.id, edge.from, edge.to].includes(id));
    return new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  }

  isQuiet(node) {
    const quiet = node.quiet || this.fitted?.left.has(node.id);
    return quiet && node.id !== this.selected && node.id !== this.pointed && !this.near.has(node.id);
  }

  /* A name may stand on the other side of its node, where it has room. */
  sided(node) {
    const side = this.fitted?.sides.get(node.id);
    return side ? { ...node, side } : node;
  }

  crossImage(colour, faded) {
    const d = "M4 4 L14 14 M14 4 L4 14";
    const drawing =
      `<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36" viewBox="0 0 18 18">` +
      `<path d="${d}" stroke="${this.palette.paper}" stroke-width="6.5"/>` +
      `<path d="${d}" stroke="${colour}" stroke-width="2.4" stroke-opacity="${faded ? FADED : 1}"/></svg>`;
    return "data:image/svg+xml;utf8," + encodeURIComponent(drawing);
  }

  /* ---- places: stretched to the box, text never shrinks ---- */

  resize() {
    const width = this.canvas.clientWidth;
    if (!this.ready || this.gone || width === this.width) return;
    this.present(width);
  }

  /* Once more, with faces that came late: names are as long as their face makes them. */
  redraw() {
    this.known = "";
    if (!this.gone) this.draw(this.width);
  }

  placed(nodes, width) {
    const pen = (this.ruler ||= document.createElement("canvas").getContext("2d"));
    const nodesPlaced = this.data.free ? spread(this, nodes, width, pen) : stretch(this, nodes, width, pen);
    this.fitted = this.data.free ? fitNames(this, nodesPlaced, width, pen) : null;
    return nodesPlaced;
  }

  /* Where on the screen a line or a name can be clicked, for tests; null where it cannot. */
  placeOf(line) {
    const box = this.canvas.getBoundingClientRect();
    const label = this.labels.get(line);
    if (label) {
      const middle = { x: (label.left + label.right) / 2, y: (label.top + label.bottom) / 2 };
      const place = this.network.canvasToDOM(middle);
      return { x: box.left + place.x, y: box.top + place.y };
    }
    const node = this.nodes?.get(line);
    if (node && node.role !== "focus") {
      const place = this.network.canvasToDOM({ x: node.x, y: node.y });
      return { x: box.left + place.x, y: box.top + place.y };
    }
    const edge = this.network?.body.edges[line];
    if (!edge) return null;
    for (const along of [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8]) {
      const place = this.network.canvasToDOM(edge.edgeType.getPoint(along));
      if (this.hit(place) === line) return { x: box.left + place.x, y: box.top + place.y };
    }
    return null;
  }

  /* ---- clicks: a name counts as its node ---- */

  hit(place) {
    const spot = this.network.DOMtoCanvas(place);
    for (const [id, box] of this.labels) {
      if (spot.x >= box.left && spot.x <= box.right && spot.y >= box.top && spot.y <= box.bottom) return id;
    }
    return this.network.getNodeAt(place) || this.network.getEdgeAt(place);
  }

  click(pointer) {
    const id = this.hit(pointer.DOM) || "";
    const node = id ? this.nodes.get(id) : null;
    if (node?.role === "more") return this.setTriggerValue("more", node.side);
    this.pick(node?.role === "focus" && !this.data.free ? "" : id);
  }

  /* Drawn here while Python reads the claims: what it answers is then drawn already. */
  pick(id) {
    if (id === this.selected) return;
    this.setTriggerValue("pick", id);
    this.data = { ...this.data, selected: id, faint: [] };
    this.draw(this.width);
  }
}
