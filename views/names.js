/* What vis-network does not draw: names beside the nodes, on the outer side, words on lines, and signs. ``look`` is the
   view: its network, its palette, whether the window is narrow, and the id of what is selected. */

const FACE = '"Source Sans", "Liberation Sans", sans-serif';
const RADIUS = { wide: 44, narrow: 28 };
const INSIDE = { wide: 60, narrow: 46 };
const LONGEST = 104;
const CROWD = 60;

/* In a narrow window, and in a crowd without a middle of its own, the discs in focus are small. */
function isSmall(look) {
  return look.narrow || (look.data.free && look.data.nodes.length > CROWD);
}

function focusRadius(look) {
  return isSmall(look) ? RADIUS.narrow : RADIUS.wide;
}

function faceOf(node, look) {
  const strong = node.id === look.selected || node.role === "more";
  return `${node.italic ? "italic " : ""}${strong ? "600 " : ""}14px ${FACE}`;
}

/* In a narrow window names are cut and counts left out: they stand in the inspector and in the sentences. */
function measureName(node, pen, look) {
  pen.font = faceOf(node, look);
  let name = node.name;
  if (look.narrow && pen.measureText(name).width > LONGEST) {
    while (name && pen.measureText(name + "…").width > LONGEST) name = name.slice(0, -1);
    name = name.trimEnd() + "…";
  }
  const nameWidth = pen.measureText(name).width;
  if (look.narrow || !node.count) return { name, nameWidth, width: nameWidth };
  pen.font = `12px ${FACE}`;
  return { name, nameWidth, count: node.count, width: nameWidth + 6 + pen.measureText(node.count).width };
}

/* A long name goes below the disc. */
function writeFocus(pen, node, place, look) {
  pen.font = `17px ${FACE}`;
  pen.textAlign = "center";
  if (pen.measureText(node.name).width > (isSmall(look) ? INSIDE.narrow : INSIDE.wide)) {
    halo(pen, node.name, place.x, place.y + focusRadius(look) + 15, look.palette.ink, look);
    return;
  }
  pen.fillStyle = look.palette.paper;
  pen.fillText(node.name, place.x, place.y + 1);
}

/* Returns the box of the name: it counts as the node when it is clicked. */
function writeBeside(pen, node, place, look) {
  const { palette } = look;
  const label = measureName(node, pen, look);
  const sign = node.side === "left" ? -1 : 1;
  const start = place.x + sign * (node.role === "more" ? 0 : node.size + 6);
  const [left, right] = [start, start + sign * label.width].sort((one, other) => one - other);
  pen.textAlign = node.side === "left" ? "right" : "left";
  pen.font = faceOf(node, look);
  const pressed = node.role === "more" || node.id === look.selected;
  halo(pen, label.name, start, place.y + 1, pressed ? palette.press : palette.ink, look);
  if (node.role === "more") pen.fillRect(left, place.y + 9, label.width, 1);
  pen.font = `12px ${FACE}`;
  if (label.count) halo(pen, label.count, start + sign * (label.nameWidth + 6), place.y + 1, palette.muted, look);
  if (node.role === "unknown") writeSignOf(pen, place, look);
  return { left: left - 3, right: right + 3, top: place.y - 10, bottom: place.y + 10 };
}

/* What marks an actor that is not known. */
function writeSignOf(pen, place, look) {
  pen.font = `12px ${FACE}`;
  pen.textAlign = "center";
  pen.fillStyle = look.palette.ink;
  pen.fillText("?", place.x, place.y + 1);
}

function halo(pen, text, x, y, colour, look, width = 4) {
  pen.strokeStyle = look.palette.paper;
  pen.lineWidth = width;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

/* All of it, after vis-network has drawn the rest; keeps the box of each name, so that it can be clicked. */
function writeWords(pen, look) {
  look.labels.clear();
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  const last = (node) => (node.role === "focus" ? 1 : 0); // no other name may lie on those in focus
  for (const node of look.nodes.get().sort((one, other) => last(one) - last(other))) {
    const place = look.network.body.nodes[node.id];
    if (!place) continue; // vis-network may draw while its data change
    if (node.role === "focus") writeFocus(pen, node, place, look);
    else if (!look.isQuiet(node)) look.labels.set(node.id, writeBeside(pen, look.sided(node), place, look));
    else if (node.role === "unknown") writeSignOf(pen, place, look);
  }
  // Unlike get, this copies nothing: there may be thousands of lines, and they are drawn often.
  look.edges.forEach((edge) => {
    if (edge.caption && !look.narrow) writeCaption(pen, edge, look);
    if (edge.sign) writeSign(pen, edge, look);
  });
}

/* Words on a line, small and upright. */
function writeCaption(pen, edge, look) {
  const drawn = look.network.body.edges[edge.id];
  if (!drawn?.connected) return;
  const place = drawn.edgeType.getPoint(0.5);
  pen.font = `12px ${FACE}`;
  pen.textAlign = "center";
  halo(pen, edge.caption, place.x, place.y, look.palette.muted, look);
}

/* Its own labels turn with their line; a sign stands upright, and beside a mark in the middle. */
function writeSign(pen, edge, look) {
  const drawn = look.network.body.edges[edge.id];
  if (!drawn?.connected) return;
  const beside = edge.caption ? 0.78 : 0.66;
  const outer = look.nodes.get(edge.from).role === "focus" ? beside : 1 - beside;
  const place = drawn.edgeType.getPoint(edge.arrows.middle || edge.caption ? outer : 0.5);
  pen.font = `18px ${FACE}`;
  pen.textAlign = "center";
  const colour = edge.color.opacity === FADED ? look.palette.muted : look.palette.ink;
  halo(pen, edge.sign, place.x, place.y, colour, look, 5);
}
