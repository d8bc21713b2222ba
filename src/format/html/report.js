// Lights up all pieces of an annotation together. Without it nothing is lost: the numbers are links.
(() => {
  const partOf = (node) => (node instanceof Element ? node.closest("[data-a]") : null);
  const pieces = (part) => part.closest("article").querySelectorAll(`[data-a="${part.dataset.a}"]`);
  const light = (on) => (event) => {
    const part = partOf(event.target);
    if (part) for (const piece of pieces(part)) piece.classList.toggle("lit", on);
  };
  for (const name of ["mouseover", "focusin"]) addEventListener(name, light(true));
  for (const name of ["mouseout", "focusout"]) addEventListener(name, light(false));
  addEventListener("click", (event) => {
    const part = partOf(event.target);
    if (!part || part.localName !== "mark" || !getSelection().isCollapsed) return;
    location.hash = [...pieces(part)].find((piece) => piece.localName === "li").id;
  });
  const choose = () => {
    for (const piece of document.querySelectorAll(".chosen")) piece.classList.remove("chosen");
    const part = partOf(document.getElementById(location.hash.slice(1)));
    if (part) for (const piece of pieces(part)) piece.classList.add("chosen");
  };
  addEventListener("hashchange", choose);
  document.documentElement.classList.add("script");
  choose();
})();
