/* Headings, notes and tables of text, with addresses of the app. All text is set as text. */

const tables = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  const root = parentElement.querySelector(".plain");
  const palette = paletteAt(root);
  paint(root, palette);
  const told = JSON.stringify([data, palette.paper]);
  if (tables.get(parentElement) === told) return;
  tables.set(parentElement, told);
  root.className = `plain ${kindOf(data)}`;
  if (data.scrolls) root.tabIndex = 0;
  const parts = [];
  if (data.heading) parts.push(make(`h${data.level}`, "", data.heading));
  if (data.note) parts.push(make("p", "note", data.note));
  if (data.rows.length) parts.push(table(data));
  root.replaceChildren(...parts);
}

/* Columns with heads, pairs of a word and what is said of it, or mere lines. */
function kindOf(data) {
  if (data.columns.length) return "wide";
  return data.rows.length && data.rows[0].length > 1 ? "facts" : "lines";
}

function table(data) {
  const whole = make("table");
  whole.setAttribute("role", "table");
  whole.setAttribute("aria-label", data.aloud);
  if (data.columns.length) whole.append(head(data.columns));
  whole.append(rows(data));
  return whole;
}

/* Roles are written out: a phone shows rows as blocks, which takes the meaning of a table from its elements. */
function head(columns) {
  const line = make("tr");
  line.setAttribute("role", "row");
  for (const column of columns) {
    const cell = make("th", column.number ? "number" : "", column.name);
    cell.setAttribute("role", "columnheader");
    line.append(cell);
  }
  const top = make("thead");
  top.setAttribute("role", "rowgroup");
  top.append(line);
  return top;
}

function rows(data) {
  const body = make("tbody");
  body.setAttribute("role", "rowgroup");
  for (const row of data.rows) {
    const line = make("tr");
    line.setAttribute("role", "row");
    row.forEach((value, at) => line.append(cell(value, at === 0 && row.length > 1, data.columns[at])));
    body.append(line);
  }
  return body;
}

function cell(value, isHead, column) {
  const one = make(isHead ? "th" : "td", column && column.number ? "number" : "");
  one.setAttribute("role", isHead ? "rowheader" : "cell");
  if (!isHead && column) one.dataset.head = column.name;
  if (value.address) {
    const link = make("a", "", value.text);
    link.href = value.address;
    one.append(link);
  } else {
    one.append(value.text);
  }
  return one;
}
