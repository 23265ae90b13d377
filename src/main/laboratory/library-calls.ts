import { basename } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import type {
  BrokenDocument,
  DocumentKind,
  InstrumentSummary,
  PersonaGroup,
} from '../../shared/contract/library.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import { MettleError } from '../../shared/errors.js';
import { readability } from '../analysis/readability.js';
import { compileExperiment } from '../instruments/experiments/compile.js';
import { scaleItems } from '../instruments/scoring.js';
import { instrumentLanguages } from '../instruments/validate.js';
import type { Catalogue } from '../library/catalogue.js';
import { personasFromCsv } from '../personas/sources/csv.js';
import { referenceFromCsv } from '../studies/population/reference-csv.js';
import { readLabelling } from './documents/read-labelling.js';
import { ownLibraryFolder, type LaboratoryContext } from './context.js';
import { checkDocument } from './documents/check-document.js';
import { lintDocument } from './documents/lint-document.js';
import { readDocument, removeDocument, saveDocument } from './documents/own-documents.js';

type LibraryHandlers = Pick<
  Handlers,
  | 'instruments.list'
  | 'instruments.get'
  | 'instruments.lint'
  | 'instruments.fromLabelling'
  | 'personas.list'
  | 'templates.list'
  | 'populations.list'
  | 'experiments.list'
  | 'personas.fromCsv'
  | 'references.fromCsv'
  | 'documents.check'
  | 'documents.read'
  | 'documents.save'
  | 'documents.remove'
>;

/** Instruments, personas, templates and populations, and the researcher's own documents. */
export function libraryHandlers(context: LaboratoryContext): LibraryHandlers {
  /** Changes follow each other, so that each sees the names that the one before has taken. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: (catalogue: Catalogue) => Promise<Value>): Promise<Value> => {
    const turn = last.then(async () => {
      const value = await work(await context.catalogue());
      context.reload();
      context.announce('library.changed', {});
      return value;
    });
    // A failure is its caller's; the next turn begins all the same.
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    'instruments.list': async () => {
      const catalogue = await context.catalogue();
      return { instruments: instrumentSummaries(catalogue), broken: broken(catalogue, 'instrument') };
    },
    'instruments.get': async ({ id }) => getInstrument(await context.catalogue(), id),
    'instruments.lint': async (request) => lintCall(await context.catalogue(), request),
    'instruments.fromLabelling': ({ text, id, task }) => Promise.resolve(readLabelling(text, id, task)),
    'personas.list': async () => {
      const catalogue = await context.catalogue();
      return { groups: personaGroups(catalogue), broken: broken(catalogue, 'personas') };
    },
    'templates.list': async () => {
      const catalogue = await context.catalogue();
      const templates = catalogue.documents.flatMap((document) =>
        document.kind === 'templates'
          ? document.content.templates.map((template) => ({ template, origin: document.origin }))
          : [],
      );
      return { templates, broken: broken(catalogue, 'templates') };
    },
    'populations.list': async () => {
      const catalogue = await context.catalogue();
      const populations = catalogue.documents.flatMap((document) =>
        document.kind === 'populations' ? [{ population: document.content, origin: document.origin }] : [],
      );
      return { populations, broken: broken(catalogue, 'populations') };
    },
    'experiments.list': async () => {
      const catalogue = await context.catalogue();
      const experiments = catalogue.documents.flatMap((document) =>
        document.kind === 'experiments' ? [{ experiment: document.content, origin: document.origin }] : [],
      );
      return { experiments, broken: broken(catalogue, 'experiments') };
    },
    'personas.fromCsv': async ({ text, ...naming }) => {
      const { instruments } = await context.library();
      const { file, problems } = personasFromCsv(text, naming, instruments);
      return {
        text: file === null ? null : `${JSON.stringify(file, null, 2)}\n`,
        problems: [...problems],
      };
    },
    'references.fromCsv': async ({ text, instrument: id, name, source }) => {
      const instrument = (await context.library()).instruments.get(id);
      if (instrument === undefined)
        throw new MettleError('INVALID_INSTRUMENT', `There is no instrument "${id}".`);
      const { reference, problems } = referenceFromCsv(text, instrument, { name, source });
      return { reference, problems: [...problems] };
    },
    'documents.check': async ({ kind, text }) => {
      const { id, problems } = checkDocument(kind, text, await context.catalogue());
      return { id, problems: [...problems] };
    },
    'documents.read': async ({ kind, id }) => readDocument(await context.catalogue(), kind, id),
    'documents.save': ({ kind, text }) =>
      inTurn(async (catalogue) => ({
        id: await saveDocument(ownLibraryFolder(context.dataFolder), catalogue, kind, text),
      })),
    'documents.remove': ({ kind, id }) =>
      inTurn(async (catalogue) => {
        await removeDocument(catalogue, kind, id);
        return DONE;
      }),
  };
}

/** A shipped instrument is linted as the file that it would be; its own name is no clash there. */
async function lintCall(
  catalogue: Catalogue,
  request: Parameters<LibraryHandlers['instruments.lint']>[0],
): Promise<Awaited<ReturnType<LibraryHandlers['instruments.lint']>>> {
  const text =
    'id' in request ? (await readDocument(catalogue, 'instrument', request.id)).text : request.text;
  const others =
    'id' in request
      ? {
          ...catalogue,
          documents: catalogue.documents.filter(({ kind, id }) => kind !== 'instrument' || id !== request.id),
        }
      : catalogue;
  const { problems, findings } = lintDocument(text, others, { readability });
  return { problems: [...problems], findings: [...findings] };
}

function instrumentSummaries({ documents }: Catalogue): InstrumentSummary[] {
  return documents.flatMap((document) =>
    document.kind === 'instrument' ? [summarise(document.content, document.origin)] : [],
  );
}

function getInstrument(
  { documents }: Catalogue,
  id: string,
): { instrument: Instrument; summary: InstrumentSummary } {
  for (const document of documents) {
    if (document.id !== id) continue;
    if (document.kind !== 'instrument' && document.kind !== 'experiments') continue;
    const instrument =
      document.kind === 'instrument' ? document.content : compileExperiment(document.content);
    return { instrument, summary: summarise(instrument, document.origin) };
  }
  throw new MettleError('INVALID_INSTRUMENT', `There is no instrument ${JSON.stringify(id)}.`, {
    hint: 'It may have been removed meanwhile; look at the list again.',
  });
}

function summarise(instrument: Instrument, origin: InstrumentSummary['origin']): InstrumentSummary {
  const { id, name, version, description, licence, citation, url, format } = instrument;
  const { items, options, scales, norms } = instrument;
  return {
    id,
    name,
    version,
    description,
    licence,
    citation,
    url: url ?? null,
    format,
    items: items.length,
    options: options.length,
    languages: instrumentLanguages(instrument),
    norms: norms?.length ?? 0,
    scales: scales.map((scale) => ({
      id: scale.id,
      name: scale.name,
      kind: scale.kind,
      items: scaleItems(instrument, scale.id).length,
    })),
    origin,
  };
}

function personaGroups({ documents }: Catalogue): PersonaGroup[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'personas') return [];
    const { id, name, licence, citation, personas, roles, placebos, neutrals } = document.content;
    return [{ id, name, licence, citation, origin: document.origin, personas, roles, placebos, neutrals }];
  });
}

function broken(catalogue: Catalogue, kind: DocumentKind): BrokenDocument[] {
  return catalogue.broken
    .filter((document) => document.kind === kind)
    .map((document) => ({
      fileName: basename(document.path),
      error: document.error.toShape(),
    }));
}
