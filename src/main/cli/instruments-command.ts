import { instrumentLanguages } from '../instruments/validate.js';
import type { LibraryDocument } from '../library/document.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { writeHeadlines, type HeadlinesTableOptions } from './headlines-table.js';
import { writeLabelling, type LabellingTableOptions } from './labelling-table.js';
import { chosenCatalogue, type LibraryOption } from './own-catalogue.js';
import { textTable } from './text-table.js';

export interface InstrumentsCommandOptions
  extends LibraryOption, HeadlinesTableOptions, LabellingTableOptions {
  /** A table of headlines to make an instrument of. */
  readonly headlines?: string;
  /** A table of texts to be labelled to make an instrument of. */
  readonly labelling?: string;
}

type InstrumentDocument = Extract<LibraryDocument, { kind: 'instrument' }>;

/**
 * Lists the instruments that a study can name, with their languages, norms and licence; with `headlines`, makes one of a table
 * (`writeHeadlines`), with `labelling` of a table of texts and a task (`writeLabelling`).
 */
export async function instrumentsCommand(
  environment: Environment,
  options: InstrumentsCommandOptions,
): Promise<number> {
  const catalogue = await chosenCatalogue(environment, options);
  if (options.headlines !== undefined) {
    return writeHeadlines(environment, catalogue, options.headlines, options);
  }
  if (options.labelling !== undefined) {
    return writeLabelling(environment, catalogue, options.labelling, options);
  }
  const { documents } = catalogue;
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
