// Drives the built application for the shared bench, through nothing but what a person has: a file in the field
// "Import file", selections, clicks and keys. The page is the site's own index.html with two scripts before it.
(() => {
  // The program's memory is not in the JavaScript heap; whoever starts the program is asked for it.
  let memory = null;
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...all) => { const made = await original(...all); memory = (made.instance || made).exports.memory || memory; return made; };
  }
  const KEYS = { PER: 'p', ORG: 'o', LOC: 'u' };
  const COLORS = { PER: 'orange', ORG: 'blue', LOC: 'green' };
  const pause = () => new Promise((done) => setTimeout(done, 0));
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const nextPaint = () => new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now()); c.port2.postMessage(0); }));
  const field = () => document.querySelector('input[type=file][aria-label="Import file"]');
  const article = () => document.querySelector('[role=region][aria-label="Article"]');
  const facts = () => document.querySelector('.article-head .facts')?.textContent || '';
  const spans = new Map();
  let text = '';

  // Offsets of the corpus are UTF-16 units, all of the basic plane, so they are code points, too.
  function exchanged(text, list) {
    const annotation = (s) => ({ id: s.id, label: s.label, fragments: [{ start: s.start, end: s.end, exact: text.slice(s.start, s.end) }] });
    const labels = Object.keys(KEYS).map((id) => ({ id, name: id, key: KEYS[id], color: COLORS[id] }));
    return JSON.stringify({ format: 'factmark', version: 1, offset_unit: 'code_point', scheme: { labels, relation_types: [] },
      documents: [{ id: 'bench', title: 'Bench', text, annotations: list.map(annotation) }] });
  }
  function give(name, content) {
    const files = new DataTransfer();
    files.items.add(new File([content], name, { type: 'application/json' }));
    field().files = files.files;
    field().dispatchEvent(new Event('change', { bubbles: true }));
  }
  const count = () => { const n = facts().match(/([\d,.\u202f ]+) annotation/); return n ? +n[1].replace(/\D/g, '') : 0; };

  function position(offset, isEnd) {
    const blocks = document.querySelectorAll('.text [data-start]');
    let low = 0, high = blocks.length - 1;
    while (low < high) { const mid = (low + high + 1) >> 1; if (+blocks[mid].dataset.start <= offset) low = mid; else high = mid - 1; }
    const walk = document.createTreeWalker(blocks[low], NodeFilter.SHOW_TEXT);
    for (let at = +blocks[low].dataset.start, node; (node = walk.nextNode()); at += node.length) {
      if (isEnd ? offset <= at + node.length : offset < at + node.length) return [node, offset - at];
    }
    throw new Error('nothing stands at ' + offset);
  }
  function select(span) {
    const range = new Range();
    range.setStart(...position(span.start, false));
    range.setEnd(...position(span.end, true));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  // The mark of an annotation: with its words, around its first character, innermost if there are two alike.
  function markOf(span) {
    const words = text.slice(span.start, span.end);
    for (let mark = position(span.start, false)[0].parentElement.closest('mark'); mark; mark = mark.parentElement.closest('mark')) {
      const same = [...mark.closest('[data-start]').querySelectorAll(`mark[data-annotation="${CSS.escape(mark.dataset.annotation)}"]`)];
      if (same.map((m) => m.textContent).join('') === words) return mark;
    }
    throw new Error('no mark holds “' + words + '”');
  }
  function choose(span) {
    getSelection().removeAllRanges();
    markOf(span).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  function press(key, code, held = {}) {
    (document.activeElement || document.body).dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...held }));
  }
  // Alt: exactly these characters, not the words they lie in.
  const tag = (label) => press(KEYS[label], 'Key' + KEYS[label].toUpperCase(), { altKey: true });

  window.bench = {
    async load(t, list) {
      text = t;
      for (const span of list) spans.set(span.id, span);
      give('bench.factmark.json', exchanged(t, list));
      while (count() !== list.length) await pause();
    },
    // Getting ready, before the clock runs: a person selects before they tag, and chooses before they delete.
    readyToAdd: (span) => { spans.set(span.id, span); article().focus({ preventScroll: true }); select(span); },
    readyToRemove: (id) => { article().focus({ preventScroll: true }); choose(spans.get(id)); },
    add: (span) => tag(span.label),
    remove: () => press('Delete', 'Delete'),
    count,
    scroller: article,
    memoryBytes: () => memory?.buffer.byteLength || 0,
    // For the other aims, see aims.mjs.
    press, tag, select, choose, nextPaint, sleep, span: (id) => spans.get(id),
  };

  // As in the harness, but for the getting ready; and what is counted beside the text follows a frame after it.
  const op = async (ready, act, gap) => {
    ready(); await nextPaint(); await sleep(gap);
    const start = performance.now(); act(); const sync = performance.now() - start;
    return { ms: (await nextPaint()) - start, sync };
  };
  __driver.addRemove = async (n, gap, budget) => {
    article().scrollTop = 0; await sleep(200);
    const targets = __driver.targets(n), add = [], rem = [], c0 = count(); let end = performance.now() + budget;
    for (const s of targets) { add.push(await op(() => bench.readyToAdd(s), () => bench.add(s), gap)); if (performance.now() > end && add.length >= 3) break; }
    await sleep(gap); const c1 = count(); end = performance.now() + budget;
    for (const s of targets.slice(0, add.length)) { rem.push(await op(() => bench.readyToRemove(s.id), () => bench.remove(s.id), gap)); if (performance.now() > end && rem.length >= 3) break; }
    await sleep(gap);
    return { add, rem, c0, c1, c2: count(), n: add.length, nr: rem.length };
  };

  (async () => {
    while (document.getElementById('boot') || !field() || !article()) await pause();
    await nextPaint(); await sleep(300); // The sample article stands there, as on any first visit.
    __driver.start('/corpus/out/' + new URLSearchParams(location.search).get('cell') + '.json', false);
  })();
})();
