/**
 * What a whole battery of experiments says of made-up participants whose effects are known: 60 of them, over 1,000 batteries for
 * each of three kinds of subject, beside what the said powers let expect. Writes batteries.json beside this file; takes some
 * minutes. Run:
 *   npx tsx test/main/studies/replication/simulate-batteries.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { simulateBatteries, SUBJECTS, type BatterySubject } from './battery.js';

const BATTERIES = 1000;
const PARTICIPANTS = 60;
const SEED = 20_261_130;

const { experiments } = await loadLibrary();
const figures = Object.fromEntries(
  (Object.keys(SUBJECTS) as BatterySubject[]).map((subject) => [
    subject,
    simulateBatteries(experiments, {
      subject,
      batteries: BATTERIES,
      participants: PARTICIPANTS,
      seed: SEED,
    }),
  ]),
);
const made = {
  made: 'by simulate-batteries.ts',
  batteries: BATTERIES,
  participants: PARTICIPANTS,
  alpha: 0.05,
  experiments: experiments.size,
  subjects: figures,
};
await writeFile(join(import.meta.dirname, 'batteries.json'), `${JSON.stringify(made, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
