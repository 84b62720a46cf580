/* A button that shows and folds away the list above it on a narrow screen; elsewhere style.css of the page hides it.
   The state stands on the root element, so that it outlives what Streamlit draws anew. */

const choices = new WeakMap();

export default function (component) {
  const { parentElement, data } = component;
  const root = parentElement.querySelector(".fold");
  const button = root.querySelector("button");
  paint(root, paletteAt(root));
  const tell = () => {
    const open = document.documentElement.dataset.folded === "no";
    button.textContent = open ? data.close : data.open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.onclick = () => {
    const open = document.documentElement.dataset.folded === "no";
    document.documentElement.dataset.folded = open ? "yes" : "no";
    tell();
  };
  if (choices.get(parentElement) !== data.chosen) {
    choices.set(parentElement, data.chosen);
    document.documentElement.dataset.folded = "yes";
  }
  tell();
}
