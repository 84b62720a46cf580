/* Colours and line samples, shared by the network and the lists: one palette for light, one for dark.
   What a line looks like comes from Python (graph/grammar.py) as data; here it is only drawn. */

const PALETTES = {
  light: {
    paper: "#FCFBF8", panel: "#F4F2EC", rule: "#DAD6CC", ink: "#1E2327", muted: "#5C626A",
    node: "#6B7078", fill: "#FFFFFF", press: "#0B6E6E",
    delivered: "#1F5A96", agreed: "#906000", asked: "#616770", refused: "#9C163D",
  },
  dark: {
    paper: "#14181C", panel: "#1E242A", rule: "#363E46", ink: "#E8E6E1", muted: "#A3A9B0",
    node: "#98A0A8", fill: "#14181C", press: "#5CC4BE",
    delivered: "#63A9E6", agreed: "#EDBB52", asked: "#BCC2C9", refused: "#EE6F88",
  },
};

/* Streamlit gives its background as a CSS variable; its luminance says which palette is meant. */
function paletteAt(element) {
  const text = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = text.startsWith("#") && text.length === 4 ? text.replace(/[0-9a-f]/gi, "$&$&") : text;
  const parts = hex.startsWith("#")
    ? [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
    : (hex.match(/[\d.]+/g) || [255, 255, 255]).slice(0, 3).map(Number);
  const luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  return luminance < 128 ? PALETTES.dark : PALETTES.light;
}

function paint(element, palette) {
  for (const [name, value] of Object.entries(palette)) element.style.setProperty("--" + name, value);
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/* A line of 44 pixels with its end mark; style is {tone, dashes, end, middle}, or null where nothing is drawn. */
function sample(style, palette) {
  const picture = svg("svg", { width: 44, height: 14, viewBox: "0 0 44 14", "aria-hidden": "true", class: "sample" });
  if (!style) return picture;
  const colour = palette[style.tone];
  const line = { stroke: colour, "stroke-width": 2, fill: "none" };
  const ends = { triangle: 34, vee: 40, bar: 41, cross: 32 };
  const stroke = svg("line", { x1: 0, y1: 7, x2: ends[style.end], y2: 7, ...line });
  if (style.dashes) stroke.setAttribute("stroke-dasharray", style.dashes.join(" "));
  picture.append(stroke);
  if (style.end === "triangle") picture.append(svg("path", { d: "M32 2.5 L42 7 L32 11.5 Z", fill: colour }));
  if (style.end === "vee") picture.append(svg("path", { d: "M34 2.5 L41 7 L34 11.5", ...line }));
  if (style.end === "bar") picture.append(svg("path", { d: "M41.5 1.5 V12.5", ...line }));
  if (style.end === "cross") picture.append(cross(36.5, 7, colour, palette.paper));
  if (style.middle === "cross") picture.append(cross(21, 7, colour, palette.paper));
  return picture;
}

/* Twice: the first in the colour of the paper parts the line. */
function cross(x, y, colour, paper) {
  const d = `M${x - 4} ${y - 4} L${x + 4} ${y + 4} M${x + 4} ${y - 4} L${x - 4} ${y + 4}`;
  const group = svg("g", {});
  group.append(svg("path", { d, stroke: paper, "stroke-width": 6 }), svg("path", { d, stroke: colour, "stroke-width": 2.2 }));
  return group;
}
