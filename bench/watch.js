/* Put into every window before the app's own code: takes the time at which something is to be seen, inside the page.
   A time is taken in the frame after the change, when the browser has painted it. */

(() => {
  const watch = (globalThis.watch = { pressed: 0, changed: 0, asked: null, answered: 0 });
  const roots = new Set([document]);
  let wanted, settle;

  watch.canvas = () => {
    for (const root of roots) {
      const found = (root === document || root.host.isConnected) && root.querySelector(".canvas");
      if (found) return found;
    }
    return null;
  };
  watch.told = () => {
    const canvas = watch.canvas();
    return canvas ? canvas.ariaLabel + canvas.closest(".picture").textContent : "";
  };

  const conditions = {
    drawn: (name) => watch.canvas()?.dataset.drawn === name,
    heading: (text) => [...document.querySelectorAll("h3")].some((heading) => heading.textContent.trim() === text),
    redrawn: (before, drawings) => drawings && watch.told() !== before,
  };

  /* The promise `watch.done` tells when a condition came true, counted from the last press (a new page: its opening). */
  watch.want = (name, value) => {
    wanted = [name, value];
    watch.done = new Promise((resolve, reject) => {
      settle = resolve;
      setTimeout(() => reject(new Error(`not seen within 90 s: ${name} ${value}`)), 90000);
    });
    watch.done.catch(() => {});
    check(0);
  };

  function check(drawings) {
    if (!wanted || !conditions[wanted[0]](wanted[1], drawings)) return;
    wanted = null;
    const { asked, answered } = watch;
    requestAnimationFrame(() => {
      const afterwards = new MessageChannel();
      afterwards.port1.onmessage = () => {
        const since = (time) => (time === null ? 0 : Math.max(0, time - watch.pressed));
        const at = performance.timeOrigin + watch.pressed;
        settle({ seen: performance.now() - watch.pressed, asked: since(asked), answered: since(answered), at });
      };
      afterwards.port2.postMessage(0);
    });
  }

  const observer = new MutationObserver((records) => {
    watch.changed = performance.now();
    // An attribute that is set to what it was is told too, so that a second drawing of the same country counts.
    check(records.filter((record) => record.attributeName === "data-drawn").length);
  });
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  const observe = (root) => observer.observe(root, { ...all, attributeFilter: ["data-drawn", "data-test-script-state"] });
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.add(root);
    observe(root);
    return root;
  };
  observe(document);

  addEventListener("pointerdown", (event) => Object.assign(watch, { pressed: event.timeStamp, asked: null }), true);
  const Socket = globalThis.WebSocket;
  globalThis.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => (watch.answered = performance.now()));
    }
    send(data) {
      watch.asked ??= performance.now();
      super.send(data);
    }
  };

  /* When nothing has changed for a while and the script of the page has ended; tells when the last change was. */
  watch.rest = async (quiet) => {
    for (const begun = performance.now(); performance.now() - begun < 90000; ) {
      await new Promise((resume) => setTimeout(resume, 40));
      const running = document.querySelector('[data-test-script-state="running"]');
      if (!running && performance.now() - watch.changed > quiet) return watch.changed - watch.pressed;
    }
    throw new Error("the page did not come to rest within 90 s");
  };

  const drawn = new URLSearchParams(location.search).get("country");
  if (drawn) watch.want("drawn", drawn);
})();
