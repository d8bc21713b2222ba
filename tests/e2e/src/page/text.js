// Code points of the article's text, and where they stand on the screen.
const blocks = () => [...document.querySelectorAll("[data-start]")];
const length = (text) => [...text].length;

// The block in which a code point stands, and its UTF-16 offset there.
function place(at) {
  let start = 0;
  for (const block of blocks()) {
    const points = [...block.textContent];
    if (at <= start + points.length) return { block, start, unit: points.slice(0, at - start).join("").length };
    start += points.length + 1;
  }
  throw new Error(`the text has no code point ${at}`);
}

// The text node and offset of a UTF-16 offset in a block. At a border of two nodes: the one that follows, or with
// `isEnd` the one before.
function node(block, unit, isEnd) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = unit;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (isEnd ? left <= text.length : left < text.length) return [text, left];
    left -= text.length;
  }
  return [block, block.childNodes.length];
}

function range(start, end) {
  const [from, to] = [place(start), place(end)];
  const result = document.createRange();
  result.setStart(...node(from.block, from.unit, false));
  result.setEnd(...node(to.block, to.unit, true));
  return result;
}

// The code point at which a DOM position stands; null if it is not in the text.
function offsetOf(container, offset) {
  const element = container.nodeType === Node.TEXT_NODE ? container.parentElement : container;
  const own = element.closest("[data-start]");
  if (!own) return null;
  const before = document.createRange();
  before.setStart(own, 0);
  before.setEnd(container, offset);
  let start = 0;
  for (const block of blocks()) {
    if (block === own) return start + length(before.toString());
    start += length(block.textContent) + 1;
  }
  return null;
}

const visible = (rect) => rect.width > 0 && rect.height > 0;

// The rectangle of the user-perceived character at a code point, or before it.
function characterRect(at, isBefore) {
  const { block, start, unit } = place(at);
  const wanted = isBefore ? unit - 1 : unit;
  for (const { segment, index } of new Intl.Segmenter().segment(block.textContent)) {
    if (wanted >= index && wanted < index + segment.length) {
      const first = start + length(block.textContent.slice(0, index));
      const rects = [...range(first, first + length(segment)).getClientRects()].filter(visible);
      return isBefore ? rects.at(-1) : rects[0];
    }
  }
  return undefined;
}

function scroller() {
  return document.querySelector("[data-start]").closest("[data-scroller]");
}

// Scrolls so that a stretch stands on the screen, with room above for what is shown beside a selection.
function bring(start, end) {
  const pane = scroller().getBoundingClientRect();
  const rects = [...range(start, end).getClientRects()];
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  if (top < pane.top + 70 || bottom > Math.min(pane.bottom, innerHeight) - 120) {
    scroller().scrollTop += top - pane.top - 90;
  }
}

// The DOM position at a point of the screen. WebKit has only the older way to ask.
function caretAt(x, y) {
  if (!document.caretPositionFromPoint) {
    const range = document.caretRangeFromPoint(x, y);
    return range && [range.startContainer, range.startOffset];
  }
  const caret = document.caretPositionFromPoint(x, y);
  return caret && [caret.offsetNode, caret.offset];
}

// A point of the screen where a press puts the caret at a code point. `isEnd`: at the character before it.
function caretPoint(at, isEnd) {
  const rect = characterRect(at, isEnd);
  if (!rect) throw new Error(`nothing of code point ${at} is on the screen`);
  const y = Math.round((rect.top + rect.bottom) / 2);
  const inside = [Math.floor(rect.left) + 1, Math.ceil(rect.right) - 1];
  for (const x of isEnd ? inside.reverse() : inside) {
    const caret = caretAt(x, y);
    if (caret && offsetOf(...caret) === at) return [x, y];
  }
  throw new Error(`no point of the screen puts the caret at code point ${at}`);
}

// The middle of the character at a code point.
function middle(at) {
  const rect = characterRect(at, false);
  if (!rect) throw new Error(`nothing of code point ${at} is on the screen`);
  return [Math.round((rect.left + rect.right) / 2), Math.round((rect.top + rect.bottom) / 2)];
}
