import type { Instrument } from '../../src/shared/domain/instrument.js';
import { countSets } from '../../src/main/studies/identity/stimuli/count-sets.js';
import { evidenceInstrument } from '../../src/main/studies/identity/stimuli/evidence-tables.js';
import { STORIES } from './evidence-stories.js';

const SETS = 6;
const SEED = 4;

/** The evidence tables that ship with Mettle: five covers, six sets of counts, two versions. */
export function shippedEvidenceTables(): Instrument {
  return evidenceInstrument(STORIES, countSets(SETS, SEED), {
    id: 'evidence-tables-60',
    name: 'Sixty evidence tables',
    version: '1.0.0',
    description:
      'Sixty 2x2 tables with two conclusions each: a neutral cover (a skin cream) and four that somebody has a stake in, each with six sets of counts in two versions with swapped labels. The largest number points to the wrong conclusion; the rates to the right one. One set of counts is published, the others were drawn with a seed. Results in the tables are made up. Written for Mettle.',
    licence: 'CC0-1.0',
    citation:
      'Mettle authors (2026). Sixty evidence tables, version 1.0.0 (CC0-1.0). Design and one set of counts after Dash, Reymond, Spiro & Caliskan (2025), arXiv 2506.20020.',
  });
}
