// node harness/factmark-aims.mjs CELL CHROMIUM (in the copied bench): what the shared harness does not ask of a tool.
// Prints [{what, value, unit, most}] as JSON. Every press is timed to the next painted frame, like the harness's edits.
import { chromium } from 'playwright-core';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { serve } from './server.mjs';
import { median } from '../table.mjs';

const [cell, program] = process.argv.slice(2);
const root = new URL('..', import.meta.url).pathname;
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const FRAME = 50, VISITS = 5;
const server = await serve(), found = [];
const browser = await chromium.launch({ executablePath: program, args: FLAGS });
const note = (what, value, unit, most = null) => found.push({ what, value, unit, most });
const fresh = async (path) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.port}${path}`, { waitUntil: 'commit' });
  return page;
};

async function edits() {
  const page = await fresh(`/bench/factmark?cell=${cell}`);
  await page.waitForFunction(() => ['loaded', 'failed'].includes(window.__driver?.state), null, { timeout: 120000 });
  const times = await page.evaluate(async () => {
    const { press, tag, choose, nextPaint, sleep } = bench, spans = __driver.targets(8), out = {};
    const timed = async (act) => { await nextPaint(); await sleep(40); const start = performance.now(); act(); return (await nextPaint()) - start; };
    const all = async (list, act, ready = () => {}) => { const ms = []; for (const it of list) { ready(it); ms.push(await timed(() => act(it))); } return ms; };
    await all(spans, (s) => bench.add(s), (s) => bench.readyToAdd(s));
    document.querySelector('[role=region][aria-label="Article"]').focus({ preventScroll: true });
    const other = { PER: 'ORG', ORG: 'LOC', LOC: 'PER' };
    out.relabel = await all(spans, (s) => tag(other[s.label]), (s) => choose(s));
    out.undo = await all(spans, () => press('z', 'KeyZ', { ctrlKey: true }));
    choose(spans[0]); await nextPaint(); await sleep(100);
    const field = document.querySelector('[role=region][aria-label="Inspector"] textarea, [role=region][aria-label="Inspector"] input[aria-label="Note"]');
    if (field) {
      field.focus();
      out.note = await all([...'Who said this, and where?'], (letter) => { field.setRangeText(letter, field.value.length, field.value.length, 'end'); field.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' })); });
      field.blur();
    }
    document.querySelector('[role=region][aria-label="Article"]').focus({ preventScroll: true });
    out.walk = await all(Array(20).fill(0), () => press('n', 'KeyN'));
    out.filter = await all(Array(6).fill(0), () => document.querySelector('.filters button.chip').click());
    return out;
  });
  await page.context().close();
  note('relabel, median', median(times.relabel), 'ms');
  note('undo, median', median(times.undo), 'ms');
  for (const [key, what] of [['note', 'a letter typed in a note'], ['walk', 'a step to the next annotation'], ['filter', 'a filter by label, on or off']]) {
    note(what + ', median', times[key] ? median(times[key]) : null, 'ms');
    note(what + ', longest', times[key] ? Math.max(...times[key]) : null, 'ms', FRAME);
  }
}

/** All that the page asks for until its first screen stands; the program's second module comes after it. */
async function firstScreen() {
  const page = await fresh('/factmark/index.html');
  const stood = await page.evaluate(async () => {
    while (document.getElementById('boot') || !document.querySelector('.text [data-start]')) await new Promise((done) => setTimeout(done, 0));
    return performance.now();
  });
  const asked = () => page.evaluate(() => performance.getEntriesByType('resource').map((it) => [it.name.split('/').pop(), it.startTime]));
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((it) => it.name.endsWith('_rest.wasm')));
  const files = (await asked()).filter(([, start]) => start <= stood).map(([name]) => name);
  const later = (await asked()).map(([name]) => name).filter((name) => name.endsWith('_rest.wasm') && !files.includes(name));
  await page.context().close();
  const gzip = (names) => names.reduce((sum, name) => sum + gzipSync(readFileSync(root + 'factmark/' + name), { level: 9 }).length, 0) / 1000;
  note('bytes of the first screen, gzip', gzip(['index.html', ...new Set(files)]), 'kB', 250);
  note('bytes of the program that come after it, gzip', gzip([...new Set(later)]), 'kB');
  return [...new Set(files)];
}

/** Navigation to the first tag painted, against a page that only fetches the same bytes. */
async function firstTag(files) {
  const links = files.filter((name) => name.endsWith('.css')).map((name) => `<link rel=stylesheet href="/factmark/${name}">`).join('');
  const rest = JSON.stringify(files.filter((name) => !name.endsWith('.css')).map((name) => '/factmark/' + name));
  writeFileSync(root + 'factmark/empty.html', `<!doctype html><meta charset=utf-8><title>Empty</title>${links}<p>Empty</p><script>Promise.all(${rest}.map((u) => fetch(u).then((r) => r.arrayBuffer()))).then(() => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => { window.painted = performance.now(); }; c.port2.postMessage(0); }));</script>`);
  const ours = [], empty = [];
  for (let i = 0; i < VISITS; i++) {
    const page = await fresh('/factmark/index.html');
    ours.push(await page.evaluate(async () => {
      const article = () => document.querySelector('[role=region][aria-label="Article"]');
      while (document.getElementById('boot') || !document.querySelector('.text [data-start]')) await new Promise((done) => setTimeout(done, 0));
      article().focus();
      const words = document.createTreeWalker([...document.querySelectorAll('.text [data-start]')].find((block) => block.textContent.length > 20), NodeFilter.SHOW_TEXT).nextNode();
      getSelection().setBaseAndExtent(words, 0, words, 12);
      article().dispatchEvent(new KeyboardEvent('keydown', { key: 'q', code: 'KeyQ', bubbles: true, cancelable: true }));
      while (!document.querySelector('.text mark')) await new Promise((done) => setTimeout(done, 0));
      return new Promise((done) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now()); c.port2.postMessage(0); }));
    }));
    await page.context().close();
    const bare = await fresh('/factmark/empty.html');
    await bare.waitForFunction(() => window.painted, null, { polling: 20 });
    empty.push(await bare.evaluate(() => window.painted));
    await bare.context().close();
  }
  note('an empty page with the same bytes', median(empty), 'ms');
  note('first visit to the first tag painted', median(ours), 'ms', 2 * median(empty));
}

await edits();
await firstTag(await firstScreen());
await browser.close();
console.log(JSON.stringify(found));
process.exit(0);
