
// The second module: see xtask/src/split/mod.rs.
const REST = new URL('./NAME', import.meta.url).href;
let wbgImports, isWhole = false, onItsWay, pause = 5000;

// A page that a service worker answers has the second module at hand before anything runs: a request that cannot wait does
// not reach the worker everywhere (whatwg/xhr, issue 397), and the network need not be there.
const kept = navigator.serviceWorker?.controller ? fetch(REST) : Promise.reject();
let atHand = kept.then((response) => response.arrayBuffer()).catch(() => undefined);

function withRest(imports) {
  wbgImports = imports;
  return { ...imports, rest: { load: loadRestNow } };
}

function addRest(module) {
  if (isWhole) return;
  new WebAssembly.Instance(module, { ...wbgImports, first: wasm });
  isWhole = true;
  atHand = undefined;
}

// A function that is not here was called, and its caller cannot wait for anything but this.
function loadRestNow() {
  if (atHand) return addRest(new WebAssembly.Module(atHand));
  // Or the browser would let the second request wait for the first, which goes on when this one has ended.
  onItsWay?.abort();
  const request = new XMLHttpRequest();
  request.open('GET', REST, false);
  // The one way to bytes here: each becomes a letter.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  try {
    request.send();
  } catch (error) {
    throw new Error(`${REST} cannot be loaded`, { cause: error });
  }
  if (request.status !== 200) throw new Error(`${REST} cannot be loaded: ${request.status}`);
  const letters = request.responseText;
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  addRest(new WebAssembly.Module(bytes));
}

async function loadRest() {
  if (isWhole) return;
  onItsWay = new AbortController();
  let module;
  try {
    const response = await fetch(REST, { signal: onItsWay.signal, priority: 'low' });
    if (!response.ok) throw new Error(response.statusText);
    const isTyped = response.headers.get('Content-Type') === 'application/wasm';
    module = isTyped ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
  } catch {
    setTimeout(loadRest, pause);
    pause *= 2;
    return;
  }
  addRest(module);
}

// Safari has no idle callbacks.
addEventListener('TrunkApplicationStarted', () => (globalThis.requestIdleCallback ?? setTimeout)(loadRest), { once: true });
