// Factmark's service worker: keeps the files of one release, so that the page starts without its server.
// The build puts VERSION and FILES (name to SHA-256) before this text: see xtask/src/worker.rs, which also says why it
// does what it does.

const PAGE = './index.html';
const FOLDER = new URL('./', location).pathname;
// Another Factmark in another folder of the same host keeps its own.
const OURS = `factmark ${FOLDER} `;
const OWN = OURS + VERSION;

self.addEventListener('install', (event) => event.waitUntil(keep()));

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (event.data === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (event.data === 'STARTED') event.waitUntil(sweepUnlessOthers(event.source.id));
});

self.addEventListener('fetch', (event) => {
  const name = nameOf(event.request);
  if (name) event.respondWith(answer(event.request, name));
});

// All or nothing: files that are not exactly those of this release are no release.
async function keep() {
  const cache = await caches.open(OWN);
  try {
    await Promise.all(Object.entries(FILES).map(async ([name, sum]) => cache.put(name, await whole(name, sum))));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

async function whole(name, sum) {
  // Some hosts send whoever asks for the page by its name to the folder, others know the name only.
  const names = name === PAGE ? ['./', PAGE] : [name];
  // What the browser has loaded for the page is not loaded again, unless it is an older file of that name.
  for (const cache of ['default', 'reload']) {
    for (const each of names) {
      const response = await fetch(each, { cache }).catch(() => null);
      if (!response?.ok) continue;
      const bytes = await response.arrayBuffer();
      if (await sumOf(bytes) === sum) return copyOf(response, bytes);
    }
  }
  throw new Error(`${name} is not the file of this release`);
}

async function sumOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A response that was redirected may not answer for a page, and its bytes are unpacked by now.
function copyOf(response, bytes) {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return new Response(bytes, { headers });
}

// The files of our folder, not those of its subfolders; of pages, our own only.
function nameOf(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(FOLDER)) return null;
  const name = './' + url.pathname.slice(FOLDER.length);
  if (name === './' || name === PAGE) return PAGE;
  return request.mode === 'navigate' || name.includes('/', 2) ? null : name;
}

async function answer(request, name) {
  const kept = await caches.match(name, { cacheName: OWN }) ?? await ofAnotherRelease(name);
  return kept ?? fetch(request);
}

async function ofAnotherRelease(name) {
  // Every release has a page; all other names say what is in the file.
  if (name === PAGE) return undefined;
  for (const cacheName of await ourCaches()) {
    const kept = await caches.match(name, { cacheName });
    if (kept) return kept;
  }
  return undefined;
}

async function takeOver() {
  if ((await ourPages()).length === 0) await sweep();
  await self.clients.claim();
}

async function sweepUnlessOthers(id) {
  if ((await ourPages()).every((page) => page.id === id)) await sweep();
}

async function sweep() {
  const old = (await ourCaches()).filter((name) => name !== OWN);
  // The release that waits, or is being kept, has one of these.
  if (self.registration.waiting || self.registration.installing) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

async function ourPages() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.filter((page) => new URL(page.url).pathname.startsWith(FOLDER));
}
