import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/main/store/sqlite-store.js';
import { planStudy } from '../../src/main/studies/plan.js';
import { runStudy } from '../../src/main/studies/runner.js';
import { FakeEngine, fakeSubject } from '../main/studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../main/studies/small-study.js';

/**
 * Whether memory stays flat: the resident set of one process after 20,000 and after 200,000 responses of one subject, with
 * an engine that has no model and the real store. Run with `node --expose-gc --import tsx test/bench/runner-memory.ts`.
 */
const TOTAL = 200_000;
const MARKS = [20_000, 50_000, 100_000, 150_000, TOTAL];
const cells = 120;
const folder = await mkdtemp(join(tmpdir(), 'mettle-memory-'));
const store = await openStore({ file: join(folder, 'bench.sqlite3') });
const design = smallDesign({ administration: { mode: 'sampled', runs: Math.ceil(TOTAL / cells) } });
const snapshot = planStudy(design, smallLibrary(), { quick: false });
const resident: Record<string, { residentMB: number; heapMB: number }> = {};
const engine = new FakeEngine({
  beforeAnswer: (answered) => {
    const mark = answered + 1;
    if (!MARKS.includes(mark)) return;
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    resident[mark] = { residentMB: Math.round(rss / 1e6), heapMB: Math.round(heapUsed / 1e5) / 10 };
  },
});
const start = performance.now();
await runStudy({
  store,
  engine,
  snapshot,
  subjects: [fakeSubject('one')],
  signal: new AbortController().signal,
});
const seconds = (performance.now() - start) / 1000;
await store.close();
await rm(folder, { recursive: true });
const peak = Math.round(process.resourceUsage().maxRSS / 1e3);
console.log(
  JSON.stringify({ responses: snapshot.expectedPerSubject, seconds, peakMB: peak, resident }, null, 1),
);
