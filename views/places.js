/* Where nodes stand in their box, and which names have room: positions stretch to fit, text never shrinks.
   ``view`` is the network: its data, its nodes, what is selected. */

/* A free layout (graph/free_layout.py): one factor for all, so that the outermost names end inside the box. */
function spread(view, nodes, width, pen) {
  const crowd = nodes.length > CROWD; // there a name at the rim stands on the inner side
  const nameOf = (node) => (crowd || node.quiet ? 0 : measureName(node, pen, view).width + 6);
  const radius = focusRadius(view);
  const room = (node) => (node.role === "focus" ? radius : node.size + nameOf(node));
  const factors = nodes.map((node) => (width / 2 - 10 - room(node)) / Math.max(60, Math.abs(node.home.x)));
  const factor = Math.min(1.6, Math.max(0.15, Math.min(...factors)));
  const highest = view.data.height / 2 - radius - 24; // with room for a name below the disc
  return nodes.map((node) => {
    const place = { ...node, x: node.home.x * factor, y: node.home.y };
    if (node.role !== "focus") return place;
    return { ...place, y: Math.max(-highest, Math.min(highest, place.y)), size: radius };
  });
}

/* Brackets: each side is stretched by itself. */
function stretch(view, nodes, width, pen) {
  const rows = nodes.filter((node) => node.role !== "focus");
  const factors = {};
  const has = (side) => rows.some((node) => node.side === side);
  // With nobody on one side, the focus makes room for the other.
  const middle = has("left") === has("right") ? 0 : has("left") ? width / 4 : -width / 4;
  for (const side of ["left", "right"]) {
    const own = rows.filter((node) => node.side === side);
    const longest = Math.max(0, ...own.map((node) => measureName(node, pen, view).width + node.size + 6));
    const furthest = Math.max(1, ...own.map((node) => Math.abs(node.home.x)));
    factors[side] = own.length ? Math.min(1.6, Math.max(0.2, (width / 2 + Math.abs(middle) - longest - 10) / furthest)) : 1.6;
  }
  const within = (one, other) => Math.min(one, other * 1.35);
  const factor = { left: within(factors.left, factors.right), right: within(factors.right, factors.left) };
  return nodes.map((node) => node.role === "focus"
    ? { ...node, x: middle, y: 0, size: focusRadius(view) }
    : { ...node, x: middle + node.home.x * factor[node.side], y: node.home.y });
}

/* Of a free layout, which names stand where none lies on another, on a disc or past the rim: the largest first, each
   on its outer side or else on the other. Returns the side of each that is written, and the ids of those left out. */
function fitNames(view, placed, width, pen) {
  const taken = [];
  const sides = new Map();
  const left = new Set();
  const nodes = [...placed].sort((one, other) => other.size - one.size || (one.id < other.id ? -1 : 1));
  const radius = focusRadius(view);
  for (const node of nodes.filter((node) => node.role === "focus")) {
    taken.push({ left: node.x - radius, right: node.x + radius, top: node.y - radius, bottom: node.y + radius });
  }
  const free = (box) => Math.abs(box.left) < width / 2 && Math.abs(box.right) < width / 2 && !taken.some((other) =>
    box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top);
  for (const node of nodes) {
    if (node.role === "focus" || node.quiet || !node.name) continue;
    const long = measureName(node, pen, view).width;
    const boxes = [node.side, node.side === "left" ? "right" : "left"].map((side) => {
      const start = node.x + (side === "left" ? -1 : 1) * (node.size + 6);
      const [from, to] = side === "left" ? [start - long, start] : [start, start + long];
      return { side, left: from - 3, right: to + 3, top: node.y - 10, bottom: node.y + 10 };
    });
    const box = boxes.find(free);
    if (!box) {
      left.add(node.id);
      continue;
    }
    taken.push(box);
    sides.set(node.id, box.side);
  }
  return { sides, left };
}

/* Says how many names are written where they are not all. */
function tellNames(root, data, fitted) {
  const named = data.nodes.filter((node) => node.role === "focus" || (!node.quiet && node.name && !fitted.left.has(node.id)));
  const told = named.length < data.nodes.length ? `${named.length} of ${data.nodes.length.toLocaleString("en")} names shown` : "";
  root.querySelector(".heads .right").textContent = [data.heads[1], told].filter(Boolean).join("; ");
}
