import { instrumentLanguages } from '../instruments/validate.js';
import type { LibraryDocument } from '../library/document.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { chosenCatalogue, type LibraryOption } from './own-catalogue.js';
import { textTable } from './text-table.js';

export interface InstrumentsCommandOptions extends LibraryOption {
  readonly json: boolean;
}

type InstrumentDocument = Extract<LibraryDocument, { kind: 'instrument' }>;

/** Lists the instruments that a study can name, with their languages, norms and licence. */
export async function instrumentsCommand(
  environment: Environment,
  options: InstrumentsCommandOptions,
): Promise<number> {
  const { documents } = await chosenCatalogue(environment, options);
  const instruments = documents.flatMap((document) => (document.kind === 'instrument' ? [document] : []));
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ instruments: instruments.map(entryOf) })}\n`
      : `${textTable(COLUMNS, instruments.map(rowOf)).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

const COLUMNS = [
  { heading: 'Id' },
  { heading: 'Format' },
  { heading: 'Items', align: 'right' as const },
  { heading: 'Scales', align: 'right' as const },
  { heading: 'Options', align: 'right' as const },
  { heading: 'Languages', align: 'right' as const },
  { heading: 'Norms', align: 'right' as const },
  { heading: 'From' },
  { heading: 'Licence' },
];

function rowOf({ content, origin }: InstrumentDocument): string[] {
  const { id, format, items, scales, options, norms, licence } = content;
  const languages = instrumentLanguages(content);
  return [
    id,
    format,
    String(items.length),
    String(scales.length),
    String(options.length),
    languages.length === 1 ? (languages[0] ?? '') : String(languages.length),
    String(norms?.length ?? 0),
    origin === 'shipped' ? 'Mettle' : 'your folder',
    licence,
  ];
}

function entryOf({ content, origin, path }: InstrumentDocument): Record<string, unknown> {
  const { id, name, version, format, items, scales, options, norms, licence, citation } = content;
  return {
    id,
    name,
    version,
    format,
    items: items.length,
    options: options.length,
    scales: scales.map((scale) => ({ id: scale.id, name: scale.name, kind: scale.kind })),
    languages: instrumentLanguages(content),
    norms: (norms ?? []).map((group) => ({ id: group.id, name: group.name, source: group.source })),
    licence,
    citation,
    origin,
    file: path,
  };
}
