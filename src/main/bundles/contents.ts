import type { BundleChoices } from '../../shared/contract/bundles.js';
import { METTLE_VERSION } from '../engine/versions.js';
import { departuresFile } from './documents/departures-file.js';
import { environmentFile } from './documents/environment-file.js';
import { instrumentFiles, withheldInstruments } from './documents/instrument-files.js';
import { manifestOf } from './documents/manifest.js';
import { planFile } from './documents/plan-file.js';
import { bundleTables } from './format/tables.js';
import type { Table } from './format/column.js';
import type { Manifest } from './format/manifest.js';
import type { DeparturesFile, EnvironmentFile, InstrumentFile, PlanFile } from './format/study-files.js';
import type { BundleSource } from './source.js';
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
  return {
    source,
    choices,
    manifest: manifestOf({ source, choices, version, options, instruments, departures }),
    plan: planFile(source.study, choices.filePaths),
    departures,
    environment: environmentFile(source, choices.filePaths),
    instruments,
    withheld,
    tables: bundleTables(options),
  };
}
