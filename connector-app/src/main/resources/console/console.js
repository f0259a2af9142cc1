// Keeps the overview fresh: asks for what changes, and touches only the elements that did change, so that nothing
// flickers, a selection stays, and whoever is at a link stays there. Without this file a reload does the same.
"use strict";
(() => {
  const live = document.getElementById("live");
  if (!live) return;
  const EVERY = 2500;
  const pause = document.getElementById("pause");
  const news = document.getElementById("news");
  let paused = false;
  let asking = false;

  function alike(a, b) {
    return a.nodeType === b.nodeType && (a.nodeType !== 1 || (a.tagName === b.tagName && a.id === b.id));
  }

  function sameAttributes(now, next) {
    for (const { name } of [...now.attributes]) {
      if (!next.hasAttribute(name) && !(name === "open" && now.tagName === "DETAILS")) now.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
      if (name !== "class" || !now.classList.contains("new")) {
        if (now.getAttribute(name) !== value) now.setAttribute(name, value);
      }
    }
  }

  // Makes `now` look like `next`. Children with an id are found again wherever they have moved to.
  function become(now, next) {
    if (now.nodeType !== 1) {
      if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue;
      return;
    }
    if (now.isEqualNode(next)) return;
    sameAttributes(now, next);
    children(now, next);
  }

  function children(now, next) {
    const known = new Map([...now.children].filter((child) => child.id).map((child) => [child.id, child]));
    let place = now.firstChild;
    for (const wanted of [...next.childNodes]) {
      const same = wanted.id ? known.get(wanted.id) : place && alike(place, wanted) ? place : null;
      if (same) {
        if (same === place) place = place.nextSibling;
        else now.insertBefore(same, place);
        become(same, wanted);
      } else {
        const fresh = document.importNode(wanted, true);
        if (fresh.classList && fresh.classList.contains("mention")) fresh.classList.add("new");
        now.insertBefore(fresh, place);
      }
      if (wanted.id) known.delete(wanted.id);
    }
    while (place) {
      const gone = place;
      place = place.nextSibling;
      now.removeChild(gone);
    }
  }

  async function refresh() {
    if (asking || paused || document.hidden) return;
    asking = true;
    try {
      const answer = await fetch(live.dataset.from, { credentials: "same-origin", redirect: "error" });
      if (answer.status === 401) return location.reload();
      if (!answer.ok) return;
      const text = await answer.text();
      if (paused) return;
      const next = new DOMParser().parseFromString('<div id="live">' + text + "</div>", "text/html").getElementById("live");
      const before = summary();
      children(live, next);
      if (summary() !== before) news.textContent = summary();
    } catch (unreachable) {
      // The next round tries again.
    } finally {
      asking = false;
    }
  }

  function summary() {
    const element = document.getElementById("lights-summary");
    return element ? element.textContent : "";
  }

  pause.hidden = false;
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    pause.textContent = paused ? "Updates are paused" : "Pause updates";
    refresh();
  });
  document.addEventListener("visibilitychange", refresh);
  setInterval(refresh, EVERY);
})();
