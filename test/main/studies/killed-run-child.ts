import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { FakeEngine, fakeSubject } from './fake-engine.js';
import { smallDesign, smallLibrary } from './small-study.js';

/**
 * A run that somebody kills: `killed-run-child.ts DATABASE`. Says `ready` before it begins, `stored SUBJECT COUNT` after
 * each batch that the store has confirmed, and `complete` at the end.
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('a database file is expected');

const design = smallDesign({ administration: { mode: 'sampled', runs: 50 } });
const snapshot = planStudy(design, smallLibrary(), { quick: false });
const store = await openStore({ file });
const confirmed = new Map<string, number>();
const append = store.append.bind(store);
store.append = async (studyId, sha256, responses, prompts) => {
  await append(studyId, sha256, responses, prompts);
  confirmed.set(sha256, (confirmed.get(sha256) ?? 0) + responses.length);
  process.stdout.write(`stored ${sha256} ${confirmed.get(sha256)}\n`);
};
const engine = new FakeEngine({
  beforeAnswer: async (answered) => {
    if (answered % 16 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  },
});
process.stdout.write('ready\n');
const outcome = await runStudy({
  store,
  engine,
  snapshot,
  subjects: [fakeSubject('one'), fakeSubject('two')],
  signal: new AbortController().signal,
  batch: { responses: 64, milliseconds: 20 },
});
await store.close();
process.stdout.write(`${outcome.status}\n`);
