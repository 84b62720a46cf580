/* Scrolls what follows into view, once for each number that is not 0; nothing of it is to be seen.
   What follows is still being drawn then, so it is tried again while the page grows, until somebody moves it. */

const shown = new WeakMap();
const LONGEST = 3000;
const MARGIN = 72;
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"];

export default function (component) {
  const { parentElement, data } = component;
  if (!data.turn || shown.get(parentElement) === data.turn) return;
  shown.set(parentElement, data.turn);
  const place = parentElement.getRootNode().host ?? parentElement;
  const page = place.closest("[data-testid=stMain]") ?? document.scrollingElement;
  place.style.scrollMarginTop = `${MARGIN}px`;
  const until = performance.now() + LONGEST;
  let height = 0;
  const timer = setInterval(() => {
    if (performance.now() > until || !place.isConnected) return stop();
    if (page.scrollHeight === height) return;
    height = page.scrollHeight;
    place.scrollIntoView({ block: "start" });
  }, 60);
  function stop() {
    clearInterval(timer);
    for (const move of MOVES) window.removeEventListener(move, stop, true);
  }
  for (const move of MOVES) window.addEventListener(move, stop, true);
}
