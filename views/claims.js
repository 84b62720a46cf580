/* A list of statements: line sample, status word, sentence, grade, who says so, notes. All text is set as text. */

const lists = new WeakMap();

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".claims");
  const palette = paletteAt(root);
  paint(root, palette);
  const told = JSON.stringify([data, palette.paper]);
  if (lists.get(parentElement) === told) return;
  lists.set(parentElement, told);
  root.className = data.compact ? "claims compact" : "claims";
  root.setAttribute("aria-label", data.aloud);
  root.replaceChildren(...data.entries.map((entry) => item(entry, palette, setTriggerValue)));
}

function item(entry, palette, setTriggerValue) {
  const row = make("li");
  row.append(sample(entry.style, palette), body(entry, palette, setTriggerValue));
  return row;
}

function body(entry, palette, setTriggerValue) {
  const text = make("div", "body");
  const sentence = make("p", "sentence");
  const word = make("strong", "", `${entry.word}. `);
  word.style.color = entry.tone ? palette[entry.tone] : palette.ink;
  sentence.append(word, entry.text);
  text.append(sentence);
  if (entry.who || entry.grade) {
    const who = make("p", "who");
    if (entry.grade) who.append(grade(entry));
    who.append(entry.who);
    text.append(who);
  }
  for (const note of entry.notes) text.append(make("p", "note", note));
  if (entry.pick) {
    const button = make("button", "pick", "Read its claims");
    button.type = "button";
    button.onclick = () => setTriggerValue("pick", entry.pick);
    text.append(button);
  }
  if (entry.links.length) text.append(links(entry.links));
  return text;
}

/* Addresses are made by views/links.py and stay inside the app. */
function links(pairs) {
  const line = make("p", "links");
  for (const [words, address] of pairs) {
    const link = make("a", "", words);
    link.href = address;
    line.append(link);
  }
  return line;
}

/* The badge opens its words on hover and on keyboard focus; they are its name as well. */
function grade(entry) {
  const badge = make("button", "grade", entry.grade);
  badge.type = "button";
  badge.setAttribute("aria-label", `${entry.grade}: ${entry.gradeWords}`);
  badge.append(make("span", "words", entry.gradeWords));
  return badge;
}
