// Figures of runs to medians, ratios and the aims.
const MEASURES = { data_to_painted: (r) => [r.dataToPainted], add: (r) => r.adds, delete: (r) => r.dels, scroll_p95: (r) => [r.scrollP95], heap_mb: (r) => [r.heapMB] };
const NAMES = { data_to_painted: 'data to painted, ms', add: 'add, ms', delete: 'delete, ms', scroll_p95: 'scroll p95, ms', heap_mb: 'heap, MB' };
/** What Factmark is compared with, and how many times of it is allowed. Heap: MB, on the largest case only. */
const AIMS = { data_to_painted: ['vanilla-mark-cv', 1.5], add: ['vanilla-virtual', 2], delete: ['vanilla-virtual', 2], scroll_p95: ['plain-text', 1.5] };
const HEAP_AIM = { cell: '1m-10000', most: 40 };

export const median = (values) => {
  const sorted = values.filter((value) => value != null && !Number.isNaN(value)).sort((a, b) => a - b);
  const mid = sorted.length >> 1;
  return sorted.length ? (sorted.length % 2 ? sorted[mid] : (sorted[mid - 1] + sorted[mid]) / 2) : null;
};

/** `[{tool, cell, measure, median}]`: edits are pooled over the rounds. A tool that failed a case has no figure there. */
export function measurements(runs) {
  const found = [];
  for (const cell of new Set(runs.map((r) => r.cell))) for (const tool of new Set(runs.map((r) => r.name))) {
    // What was measured before a run broke off counts: a tool that loads but cannot edit has its load.
    const own = runs.filter((r) => r.cell === cell && r.name === tool);
    const wrong = own.find((r) => r.ok && (r.countsOk === false || r.pageErrors?.length));
    if (wrong && tool === 'factmark') throw new Error(`Factmark's run of ${cell} is wrong: ${JSON.stringify([wrong.c0, wrong.c1, wrong.c2, wrong.pageErrors])}`);
    for (const [measure, take] of Object.entries(MEASURES)) {
      const value = median(own.flatMap((r) => take(r) ?? []));
      if (value != null) found.push({ tool, cell, measure, median: +value.toFixed(3) });
    }
  }
  return found;
}

export function table(figures) {
  const find = (tool, cell, measure) => figures.find((it) => it.tool === tool && it.cell === cell && it.measure === measure)?.median;
  const tools = [...new Set(figures.map((it) => it.tool))], lines = [];
  for (const cell of new Set(figures.map((it) => it.cell))) {
    lines.push(`### ${cell}`, '', `| tool | ${Object.values(NAMES).join(' | ')} |`, `|---|${'--:|'.repeat(Object.keys(NAMES).length)}`);
    for (const tool of tools) lines.push(`| ${tool === 'factmark' ? '**factmark**' : tool} | ${Object.keys(NAMES).map((m) => shown(find(tool, cell, m))).join(' | ')} |`);
    for (const base of ['vanilla-virtual', 'vanilla-mark-cv', 'plain-text'].filter((base) => tools.includes(base))) {
      lines.push(`| factmark ÷ ${base} | ${Object.keys(NAMES).map((m) => ratio(find('factmark', cell, m), find(base, cell, m))).join(' | ')} |`);
    }
    lines.push(`| aim | ${Object.keys(NAMES).map((m) => aim(m, cell, find)).join(' | ')} |`, '');
  }
  return lines.join('\n');
}

function aim(measure, cell, find) {
  const own = find('factmark', cell, measure);
  if (measure === 'heap_mb') return cell === HEAP_AIM.cell ? verdict(own, HEAP_AIM.most, `≤ ${HEAP_AIM.most} MB`) : '';
  const [base, times] = AIMS[measure], other = find(base, cell, measure);
  return other == null ? '' : verdict(own, other * times, `≤ ${times} × ${base}`);
}
const verdict = (own, most, words) => own == null ? `no figure (${words})` : `${own <= most ? 'met' : '**missed**'}: ${words} = ${shown(most)}`;
const ratio = (a, b) => (a == null || !b ? '–' : (a / b).toFixed(1) + ' ×');
const shown = (x) => (x == null ? '–' : x >= 100 ? x.toFixed(0) : x.toFixed(1));

/** The aims that no other tool has a figure for. */
export function aimsTable(found, cell) {
  const lines = [`### Factmark's other aims (${cell})`, '', '| what | figure | aim |', '|---|--:|---|'];
  for (const { what, value, unit, most } of found) lines.push(`| ${what} | ${shown(value)} ${unit} | ${most == null ? '' : verdict(value, most, `≤ ${shown(most)} ${unit}`)} |`);
  return lines.join('\n');
}
