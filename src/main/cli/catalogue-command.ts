import type { CatalogueEntry } from '../../shared/contract/subjects.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import {
  catalogueEntry,
  modelCatalogueFile,
  readModelCatalogue,
} from '../subjects/knowledge/model-catalogue.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { bytes, count } from './quantities.js';
import { textTable } from './text-table.js';

export interface CatalogueCommandOptions {
  readonly json: boolean;
}

/** Lists the models of Mettle's catalogue, smallest first within a family, with what each needs and why it is there. */
export async function catalogueCommand(
  environment: Environment,
  options: CatalogueCommandOptions,
): Promise<number> {
  const freeBytes = await availableMemory();
  const models = await readModelCatalogue(modelCatalogueFile());
  const entries = models.map((model) => catalogueEntry(model, freeBytes));
  environment.stdout.write(
    options.json ? `${JSON.stringify({ entries, freeBytes })}\n` : `${text(entries, freeBytes).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

const COLUMNS = [
  { heading: 'Address' },
  { heading: 'Size', align: 'right' as const },
  { heading: 'Memory', align: 'right' as const },
  { heading: 'Fits' },
];

function text(entries: readonly CatalogueEntry[], freeBytes: number): string[] {
  const tables = entries.flatMap((entry) => [
    `${entry.name} (${entry.organisation})`,
    `  ${entry.reason}`,
    `  Licence ${entry.licence}; ${count(entry.contextLength)} tokens of context; ${entry.languages.join(', ')}; ` +
      `${entry.systemRole ? 'a system role' : 'no system role'}${entry.thinking ? '; can think' : ''}.`,
    ...textTable(COLUMNS, entry.variants.map(rowOf)).map((line) => `  ${line}`),
    '',
  ]);
  return [
    ...tables,
    `${bytes(freeBytes)} of memory are free. Sizes are about; memory is that of one lane of 4,096 tokens. Nothing is fetched by this command.`,
  ];
}

function rowOf({ address, bytes: size, memoryBytes, fits }: CatalogueEntry['variants'][number]): string[] {
  return [address, bytes(size), bytes(memoryBytes), fits ? 'yes' : 'no'];
}
