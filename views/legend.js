/* Heads, legend and source line of a network, all set as text; the samples are drawn by the rules of the lines. */

function tell(root, data, palette) {
  root.querySelector(".canvas").setAttribute("aria-label", data.aloud);
  root.querySelector(".heads .left").textContent = data.heads[0];
  root.querySelector(".heads .right").textContent = data.heads[1];
  root.querySelector(".source").textContent = data.source;
  root.querySelector(".legend").replaceChildren(...data.legend.map((entry) => legendItem(entry, palette)));
  const kinds = data.kinds.map(([shape, word]) => {
    const item = make("li");
    item.append(shapeSample(shape, palette), make("span", "", word));
    return item;
  });
  root.querySelector(".kinds").replaceChildren(...kinds, make("li", "none", data.rule));
}

function legendItem(entry, palette) {
  const item = make("li");
  const words = make("span", "words");
  for (const [word, count] of entry.counts) {
    const pair = make("span", count === "0" ? "status none" : "status", word + " ");
    pair.append(make("span", "count", count));
    words.append(pair);
  }
  if (entry.style) item.append(sample(entry.style, palette));
  item.append(words);
  return item;
}

function shapeSample(shape, palette) {
  const picture = svg("svg", { width: 14, height: 14, viewBox: "0 0 14 14", "aria-hidden": "true" });
  const outline = { stroke: palette.node, "stroke-width": 1.6, fill: palette.fill };
  const dashed = { ...outline, "stroke-dasharray": "3 2" };
  const text = (sign) => {
    const element = svg("text", { x: 7, y: 11, "text-anchor": "middle", "font-size": 12, fill: palette.ink });
    element.textContent = sign;
    return element;
  };
  if (shape === "circle") picture.append(svg("circle", { cx: 7, cy: 7, r: 4.5, ...outline }));
  if (shape === "dashed") picture.append(svg("circle", { cx: 7, cy: 7, r: 4.5, ...dashed }));
  if (shape === "triangle") picture.append(svg("path", { d: "M7 2 L12 11 H2 Z", ...outline }));
  if (shape === "square") picture.append(svg("rect", { x: 3, y: 3, width: 8, height: 8, ...outline }));
  if (shape === "hexagon") picture.append(svg("path", { d: "M4.5 2.7 H9.5 L12 7 L9.5 11.3 H4.5 L2 7 Z", ...outline }));
  if (shape === "unknown") picture.append(svg("circle", { cx: 7, cy: 7, r: 6, ...dashed }), text("?"));
  if (shape === "disputed") picture.append(text("≠"));
  return picture;
}
