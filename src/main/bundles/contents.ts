import type { BundleChoices } from '../../shared/contract/bundles.js';
import { METTLE_VERSION } from '../engine/versions.js';
import { departuresFile } from './documents/departures-file.js';
import { environmentFile } from './documents/environment-file.js';
import { instrumentFiles, withheldInstruments } from './documents/instrument-files.js';
import { manifestOf } from './documents/manifest.js';
import { planFile } from './documents/plan-file.js';
import type { Table } from '../studies/tables/column.js';
import type { FindingsTable } from '../studies/tables/findings-table.js';
import type { Manifest } from './format/manifest.js';
import type { DeparturesFile, EnvironmentFile, InstrumentFile, PlanFile } from './format/study-files.js';
import type { BundleSource } from './source.js';
import { heldFindingsTables, heldTables } from './tables/findings-tables.js';
import { mostOptions } from './tables/response-rows.js';

/** What a bundle tells of its study, responses and findings apart. */
export interface BundleContents {
  readonly source: BundleSource;
  readonly choices: BundleChoices;
  readonly manifest: Manifest;
  readonly plan: PlanFile;
  readonly departures: DeparturesFile;
  readonly environment: EnvironmentFile;
  readonly instruments: readonly InstrumentFile[];
  /** Ids of the instruments whose texts stay out. */
  readonly withheld: ReadonlySet<string>;
  readonly tables: readonly Table[];
  /** Those of them that hold findings. */
  readonly findingsTables: readonly FindingsTable[];
}

/** Puts together all of a bundle that is small. `version` is Mettle's. Throws `STORE_CORRUPT`. */
export function bundleContents(
  source: BundleSource,
  choices: BundleChoices,
  version: string = METTLE_VERSION,
): BundleContents {
  const instruments = instrumentFiles(source.study);
  const withheld = withheldInstruments(instruments);
  const departures = departuresFile(source);
  const options = mostOptions(source);
  const manifest = manifestOf({ source, choices, version, options, instruments, departures });
  return {
    source,
    choices,
    manifest,
    plan: planFile(source.study, choices.filePaths),
    departures,
    environment: environmentFile(source, choices.filePaths),
    instruments,
    withheld,
    tables: heldTables(manifest),
    findingsTables: heldFindingsTables(manifest),
  };
}
