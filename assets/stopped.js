// What is shown when the program breaks: it panicked, it ran into something a browser does not do, or it could not even
// start. The page says so calmly, lets the person take everything that is stored along, and loads again.
//
// Plain code of its own, because the program cannot be trusted any more: its memory may be half changed, so nothing of it
// may run, and nothing may write what it holds into the storage, which is whole up to the last step that was shown.
(() => {
  'use strict';

  const WORDS = {
    en: {
      title: 'Factmark has stopped',
      safe: 'Something in Factmark itself went wrong. What was saved is in this browser, unharmed. Download it to be safe, then reload.',
      download: 'Download your data',
      reload: 'Reload',
      downloaded: 'Downloaded: ',
      nothing: 'Nothing is stored in this browser that could be downloaded.',
      details: 'What went wrong',
    },
    de: {
      title: 'Factmark wurde angehalten',
      safe: 'In Factmark selbst ist etwas schiefgegangen. Was gespeichert war, ist unversehrt in diesem Browser. Laden Sie es sicherheitshalber herunter, dann laden Sie die Seite neu.',
      download: 'Ihre Daten herunterladen',
      reload: 'Neu laden',
      downloaded: 'Heruntergeladen: ',
      nothing: 'In diesem Browser ist nichts gespeichert, das heruntergeladen werden könnte.',
      details: 'Was schiefgegangen ist',
    },
    es: {
      title: 'Factmark se ha detenido',
      safe: 'Algo falló en el propio Factmark. Lo que estaba guardado sigue intacto en este navegador. Descárguelo por seguridad y recargue después.',
      download: 'Descargar sus datos',
      reload: 'Recargar',
      downloaded: 'Descargado: ',
      nothing: 'En este navegador no hay nada guardado que se pueda descargar.',
      details: 'Qué falló',
    },
    ar: {
      title: 'توقّف Factmark',
      safe: 'حدث خلل في Factmark نفسه. ما حُفظ موجود سليمًا في هذا المتصفح. نزّله احتياطًا ثم أعد التحميل.',
      download: 'تنزيل بياناتك',
      reload: 'إعادة التحميل',
      downloaded: 'تم التنزيل: ',
      nothing: 'لا شيء محفوظ في هذا المتصفح يمكن تنزيله.',
      details: 'ما الذي حدث',
    },
  };

  // What the program or the browser would do about them is over.
  const EVENTS = ['keydown', 'keyup', 'paste', 'copy', 'cut', 'dragenter', 'dragover', 'drop', 'pointerdown', 'pointerup',
    'pointermove', 'pointercancel', 'click', 'dblclick', 'input', 'change', 'focusin', 'focusout', 'selectionchange',
    'scroll', 'resize', 'storage', 'beforeunload', 'beforeprint', 'pageshow', 'languagechange', 'visibilitychange'];

  const reasons = [];

  addEventListener('error', (event) => {
    // A script that did not arrive.
    if (event.target instanceof HTMLScriptElement) stop(`${event.target.src} is missing`);
    else if (isOurs(event.error)) stop(event.error);
  }, true);
  addEventListener('unhandledrejection', (event) => {
    if (isOurs(event.reason)) stop(event.reason);
  });

  // Errors of the program have it in their stack; before it runs, every error keeps it from running. A late event that
  // wasm-bindgen turns away reaches nothing and harms nothing.
  function isOurs(error) {
    if (/^closure invoked recursively or after being dropped/.test(error?.message ?? '')) return false;
    return error instanceof WebAssembly.RuntimeError || /wasm/.test(error?.stack ?? '')
      || (error instanceof Error && document.getElementById('boot') !== null);
  }

  function stop(error) {
    // One thing that broke breaks others; they may be told first.
    // In Firefox and WebKit a stack does not say what happened.
    const said = String(error), stack = error?.stack ?? '';
    if (reasons.length < 8) reasons.push(stack.includes(said) ? stack : `${said}\n${stack}`.trim());
    if (reasons.length > 1) return explain();
    freeze();
    if (document.body) show();
    else addEventListener('DOMContentLoaded', show);
  }

  function explain() {
    const place = document.querySelector('.stopped pre');
    if (place) place.textContent = [globalThis.factmarkPanic, ...reasons].filter(Boolean).join('\n\n');
  }

  function freeze() {
    const refuse = () => { throw new DOMException('Factmark has stopped', 'InvalidStateError'); };
    for (const store of [globalThis.Storage, globalThis.IDBObjectStore]) {
      if (!store) continue;
      for (const name of ['setItem', 'removeItem', 'put', 'add', 'delete', 'clear']) store.prototype[name] = refuse;
    }
    for (let id = setTimeout(() => {}); id > 0; id--) clearTimeout(id);
    for (let id = requestAnimationFrame(() => {}); id > 0; id--) cancelAnimationFrame(id);
    for (const type of EVENTS) addEventListener(type, only, { capture: true, passive: false });
  }

  function only(event) {
    event.stopImmediatePropagation();
    // Or a dropped file would take the page's place.
    if (event.type === 'dragover' || event.type === 'drop') event.preventDefault();
    if (event.type === 'click') event.target.closest?.('.stopped button')?.act();
  }

  function language() {
    let chosen = null;
    try { chosen = localStorage.getItem('factmark/language'); } catch { }
    const wanted = [chosen, ...navigator.languages].map((tag) => tag?.split('-')[0]);
    return wanted.find((tag) => tag in WORDS) ?? 'en';
  }

  function show() {
    const tag = language();
    const t = WORDS[tag];
    document.documentElement.lang = tag;
    document.documentElement.dir = tag === 'ar' ? 'rtl' : 'ltr';
    const make = (name, text, ...children) => {
      const element = document.createElement(name);
      element.append(text, ...children);
      return element;
    };
    const title = make('h1', t.title);
    title.tabIndex = -1;
    const told = make('p', '');
    told.role = 'status';
    const download = make('button', t.download);
    download.className = 'main';
    download.act = () => { told.textContent = take(t); };
    const reload = make('button', t.reload);
    reload.className = 'outlined';
    reload.act = () => location.reload();
    const buttons = make('div', download, reload);
    buttons.className = 'offers';
    const reason = make('pre', '');
    reason.dir = 'ltr';
    const details = make('details', make('summary', t.details), reason);
    const page = make('main', title, make('p', t.safe), buttons, told, details);
    page.className = 'stopped';
    document.body.replaceChildren(page);
    explain();
    title.focus();
  }

  // Everything that is stored, as a backup that Factmark restores; says what became of it.
  function take(t) {
    const records = {};
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith('factmark/')).sort();
      for (const key of keys) records[key] = localStorage.getItem(key);
    } catch { }
    if (Object.keys(records).length === 0) return t.nothing;
    const backup = JSON.stringify({ format: 'factmark-backup', version: 1, records }, null, 1);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([backup], { type: 'application/json' }));
    link.download = `factmark-backup-${new Date().toJSON().slice(0, 10)}.json`;
    link.click();
    return t.downloaded + link.download;
  }
})();
