/* The picture as a PNG file to take along: what is said over it, the drawing, the legend of what is in it, and under all
   that from where it is. Everything is drawn here, so nothing is asked of a server. */

const EDGE = 20;

function keepPicture(view) {
  const drawn = view.root.querySelector(".canvas canvas");
  const { data, palette } = view;
  const width = view.width + 2 * EDGE;
  const pen = document.createElement("canvas").getContext("2d");
  const said = wrap(pen, `14px ${FACE}`, data.aloud.replace(/ The same content is .*$/, ""), view.width);
  const cited = wrap(pen, `12px ${FACE}`, data.source, view.width);
  const rows = legendRows(pen, data, view.width);
  const height = EDGE + 20 * said.length + 28 + view.height + 12 + 22 * rows.length + 8 + 17 * cited.length + EDGE;
  const ratio = drawn.width / view.width;
  const sheet = Object.assign(document.createElement("canvas"), { width: width * ratio, height: height * ratio });
  const ink = sheet.getContext("2d");
  ink.scale(ratio, ratio);
  ink.fillStyle = palette.paper;
  ink.fillRect(0, 0, width, height);
  ink.textBaseline = "middle";
  let y = EDGE + 10;
  const write = (face, colour, text, x, align = "left") => {
    Object.assign(ink, { font: face, fillStyle: palette[colour], textAlign: align });
    ink.fillText(text, x, y);
  };
  for (const line of said) {
    write(`14px ${FACE}`, "ink", line, EDGE);
    y += 20;
  }
  const heads = view.root.querySelectorAll(".heads span");
  write(`600 14px ${FACE}`, "ink", heads[0].textContent, EDGE);
  write(`600 14px ${FACE}`, "ink", heads[1].textContent, width - EDGE, "right");
  y += 18;
  ink.drawImage(drawn, EDGE, y, view.width, view.height);
  y += view.height + 23;
  for (const row of rows) {
    for (const { style, text, x } of row) {
      if (style) drawSample(ink, style, palette, EDGE + x, y);
      write(`12px ${FACE}`, "ink", text, EDGE + x + (style ? 52 : 0));
    }
    y += 22;
  }
  y += 4;
  for (const line of cited) {
    write(`12px ${FACE}`, "muted", line, EDGE);
    y += 17;
  }
  sheet.toBlob((file) => {
    const link = make("a");
    link.href = URL.createObjectURL(file);
    link.download = `${data.picture.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 60) || "picture"}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
}

/* Text in lines of a width; a word that is longer stands in a line of its own. */
function wrap(pen, face, text, width) {
  pen.font = face;
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/* The statuses that are there, in rows of what fits beside each other. */
function legendRows(pen, data, width) {
  pen.font = `12px ${FACE}`;
  const rows = [[]];
  let x = 0;
  for (const entry of data.legend) {
    const text = entry.counts.filter(([, count]) => count !== "0").map((pair) => pair.join(" ")).join(", ");
    if (!text) continue;
    const wide = pen.measureText(text).width + (entry.style ? 52 : 0) + 20;
    if (x && x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1).push({ style: entry.style, text, x });
    x += wide;
  }
  const disputed = data.kinds.find(([shape]) => shape === "disputed");
  if (disputed) rows.push([{ style: null, text: `≠ ${disputed[1]}`, x: 0 }]);
  return rows;
}

/* A line of 44 pixels with its mark, as the samples of the page have it. */
function drawSample(pen, style, palette, x, y) {
  Object.assign(pen, { strokeStyle: palette[style.tone], fillStyle: palette[style.tone], lineWidth: 2 });
  const stroke = (...points) => {
    pen.beginPath();
    points.forEach(([right, down], at) => pen[at ? "lineTo" : "moveTo"](x + right, y + down));
    pen.stroke();
  };
  pen.setLineDash(style.dashes || []);
  stroke([0, 0], [34, 0]);
  pen.setLineDash([]);
  const cross = (at) => (stroke([at - 4, -4], [at + 4, 4]), stroke([at + 4, -4], [at - 4, 4]));
  if (style.end === "triangle") {
    pen.beginPath();
    [[32, -4.5], [42, 0], [32, 4.5]].forEach(([right, down], at) => pen[at ? "lineTo" : "moveTo"](x + right, y + down));
    pen.fill();
  }
  if (style.end === "vee") stroke([34, -4.5], [41, 0], [34, 4.5]);
  if (style.end === "bar") stroke([41.5, -5.5], [41.5, 5.5]);
  if (style.end === "cross") cross(38);
  if (style.middle === "cross") cross(17);
}
