/* Bars of transfers a year. Numbers come as data; the words for a reader are the name of the figure. */

export default function (component) {
  const { parentElement, data } = component;
  const root = parentElement.querySelector(".years");
  paint(root, paletteAt(root));
  root.setAttribute("aria-label", data.aloud);
  const most = Math.max(1, ...data.counts);
  root.querySelector(".bars").replaceChildren(...data.counts.map((count, at) => {
    const year = data.first + at;
    const bar = make("div", year < data.low || year > data.high ? "bar out" : "bar");
    bar.style.height = count ? `${Math.max(1, (40 * count) / most)}px` : "0";
    bar.title = `${year}: ${count}`;
    return bar;
  }));
}
