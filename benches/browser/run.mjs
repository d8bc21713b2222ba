// node run.mjs --against DIR --dist DIR --work DIR --chromium FILE [--rounds N] [--cells A,B] [--tools A,B] [--json FILE] [--no-aims]
// Copies the shared bench into a folder of our own, adds Factmark to it, runs interleaved rounds, prints one table.
// The shared folder itself is only read. `cargo xtask bench browser` calls this.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { aimsTable, measurements, table } from './table.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const option = (name, usual) => { const i = process.argv.indexOf('--' + name); return i < 0 ? usual : process.argv[i + 1]; };
const work = option('work'), dist = option('dist'), against = option('against'), chromium = option('chromium', '/usr/bin/chromium');
const rounds = +option('rounds', 3), cells = option('cells', '4k-20,100k-1000,1m-10000');
if (!(rounds >= 1)) throw new Error('--rounds wants a number from 1');
const show = (program, ...rest) => execFileSync(program, rest, { cwd: work, stdio: 'inherit' });

/** Where text of a copied file must be other than it is; stops if the shared bench changed there. */
function change(file, from, to) {
  const old = readFileSync(join(work, file), 'utf8');
  if (!old.includes(from)) throw new Error(`${file} of the shared bench is not what this adapter was written for: no “${from}”`);
  writeFileSync(join(work, file), old.replace(from, to));
}

function copyBench() {
  mkdirSync(work, { recursive: true });
  for (const part of ['adapters', 'harness', 'corpus', 'extra', 'package.json', 'package-lock.json']) {
    execFileSync('cp', ['-R', join(against, part), work]);
  }
  execFileSync('chmod', ['-R', 'u+w', ...['adapters', 'harness', 'corpus', 'extra', 'package.json', 'package-lock.json'].map((part) => join(work, part))]);
  const lock = createHash('sha256').update(readFileSync(join(work, 'package-lock.json'))).digest('hex');
  const stamp = join(work, 'installed');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
    show('npm', 'ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error');
    writeFileSync(stamp, lock);
  }
  if (!existsSync(join(work, 'corpus/out/1m-10000.json'))) show('node', 'corpus/generate.mjs');
}

/** Factmark as it ships, with two scripts before its own: the harness and the adapter. */
function addFactmark() {
  rmSync(join(work, 'factmark'), { recursive: true, force: true });
  cpSync(dist, join(work, 'factmark'), { recursive: true });
  cpSync(join(here, 'adapter.js'), join(work, 'adapters/factmark-page.js'));
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const scripts = '<base href="/factmark/"><script src="/harness/page.js"></script><script src="/adapters/factmark-page.js"></script>';
  writeFileSync(join(work, 'factmark/bench.html'), page.replace('<head>', '<head>' + scripts));
  writeFileSync(join(work, 'adapters/registry.mjs'), readFileSync(join(against, 'adapters/registry.mjs'), 'utf8')
    + "ADAPTERS['factmark'] = { title: 'Factmark', kind: 'tool', html: 'factmark/bench.html' };\n");
  // V8's figure leaves a program's own memory out; that of the other tools, which have none, stays as it is.
  change('harness/bench.mjs', 'rec.heapMB = mt.JSHeapUsedSize / 1048576;',
    'rec.heapMB = (mt.JSHeapUsedSize + (await page.evaluate(() => window.bench?.memoryBytes?.() || 0))) / 1048576;');
  // As any host: a folder's address is its page, which the service worker asks for.
  change('harness/server.mjs', 'const f = root + decodeURIComponent(u.pathname.slice(1));',
    "const f = root + decodeURIComponent(u.pathname.slice(1)).replace(/\\/$/, '/index.html');");
  for (const file of readdirSync(join(work, 'harness')).filter((name) => /^(bench|trace)\.mjs$/.test(name))) {
    change('harness/' + file, '/usr/bin/chromium', chromium);
  }
}

copyBench();
addFactmark();
const usual = ['plain-text', 'vanilla-mark', 'vanilla-mark-cv', 'vanilla-virtual', 'recogito4-spans', 'v-annotator'];
if (existsSync(join(work, 'extra/ls1232/main.noentry.js'))) usual.push('label-studio-1.23');
const { ADAPTERS } = await import(pathToFileURL(join(work, 'adapters/registry.mjs')));
const peers = option('tools', usual.join(',')).split(',').filter((name) => name !== 'factmark');
const unknown = peers.filter((name) => !ADAPTERS[name]);
if (unknown.length) throw new Error(`no such tool: ${unknown.join(', ')}; there are: ${Object.keys(ADAPTERS).join(', ')}`);
show('node', 'harness/build.mjs', peers.join(','));
const raw = join(work, 'results/factmark.jsonl');
rmSync(raw, { force: true });
show('node', 'harness/bench.mjs', '--adapters', [...peers, 'factmark'].join(','), '--cells', cells, '--rounds', String(rounds), '--out', 'results/factmark.jsonl');

const figures = measurements(readFileSync(raw, 'utf8').trim().split('\n').map((line) => JSON.parse(line)));
console.log('\n' + table(figures));
if (option('json')) writeFileSync(option('json'), JSON.stringify(figures.filter((it) => it.measure !== 'n_runs'), null, 1) + '\n');
if (!process.argv.includes('--no-aims')) {
  cpSync(join(here, 'aims.mjs'), join(work, 'harness/factmark-aims.mjs'));
  cpSync(join(here, 'table.mjs'), join(work, 'table.mjs'));
  const cell = cells.split(',').at(-1);
  const found = JSON.parse(execFileSync('node', ['harness/factmark-aims.mjs', cell, chromium], { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
  console.log('\n' + aimsTable(found, cell));
}
