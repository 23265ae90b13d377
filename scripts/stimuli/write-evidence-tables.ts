import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedEvidenceTables } from './evidence-tables.js';

/** Writes the shipped evidence tables anew: `npx tsx scripts/stimuli/write-evidence-tables.ts`, then prettier. */
const file = join(import.meta.dirname, '../../resources/instruments/evidence-tables-60.json');
await writeFile(file, `${JSON.stringify(shippedEvidenceTables(), null, 2)}\n`);
