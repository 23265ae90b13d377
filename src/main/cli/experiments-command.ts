import type { LibraryDocument } from '../library/document.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { chosenCatalogue, type LibraryOption } from './own-catalogue.js';
import { textTable } from './text-table.js';

export interface ExperimentsCommandOptions extends LibraryOption {
  readonly json: boolean;
}

type ExperimentDocument = Extract<LibraryDocument, { kind: 'experiments' }>;

/** Lists the experiments that a study can name, with what was published of each of their hypotheses. */
export async function experimentsCommand(
  environment: Environment,
  options: ExperimentsCommandOptions,
): Promise<number> {
  const { documents } = await chosenCatalogue(environment, options);
  const experiments = documents.flatMap((document) => (document.kind === 'experiments' ? [document] : []));
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ experiments: experiments.map(entryOf) })}\n`
      : `${textTable(COLUMNS, experiments.flatMap(rowsOf)).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

const COLUMNS = [
  { heading: 'Id' },
  { heading: 'Domain' },
  { heading: 'Cells', align: 'right' as const },
  { heading: 'Test' },
  { heading: 'Hypothesis' },
  { heading: 'n', align: 'right' as const },
  { heading: 'd', align: 'right' as const },
  { heading: 'Figures' },
  { heading: 'From' },
];

function rowsOf({ content, origin }: ExperimentDocument): string[][] {
  return content.hypotheses.map(({ id, published, truth }, place) => [
    place === 0 ? content.id : '',
    place === 0 ? content.domain : '',
    place === 0 ? String(content.cells.length) : '',
    place === 0 ? content.test : '',
    id,
    published === undefined ? '' : String(published.n),
    published === undefined ? '' : published.d.toFixed(2),
    published?.confidence ?? (truth === 'none' ? 'no effect by construction' : 'effect by construction'),
    origin === 'shipped' ? 'Mettle' : 'your folder',
  ]);
}

function entryOf({ content, origin, path }: ExperimentDocument): Record<string, unknown> {
  const { id, version, title, citation, doi, domain, test, cells, hypotheses, replications, licence } =
    content;
  return {
    id,
    version,
    title,
    citation,
    doi: doi ?? null,
    domain,
    test,
    cells: cells.map((cell) => cell.id),
    hypotheses,
    replications,
    licence,
    origin,
    file: path,
  };
}
