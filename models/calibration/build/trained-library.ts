import { loadCatalogue } from '../../../src/main/library/catalogue.js';
import type { Library } from '../../../src/main/library/library.js';
import { resourcesFolder } from '../../../src/main/library/resources-folder.js';
import type { LabelStyle, OptionOrder, Template } from '../../../src/shared/domain/template.js';

/** What the subjects were trained on. Draws go by place in a list, so the order is part of what a rebuild repeats. */
const INSTRUMENTS = ['ipip-neo-120', 'jungian-4x12'];
const PERSONA_FILES = ['neutral', 'roles', 'types'];
const TEMPLATES = ['statement', 'interview', 'survey', 'letters', 'questionnaire', 'form'];
export const TRAINED_LABELS = ['numbers', 'letters'] as const satisfies readonly LabelStyle[];
export const TRAINED_ORDERS = ['forward', 'reversed'] as const satisfies readonly OptionOrder[];

/**
 * The part of the shipped library that the calibration subjects know, in a fixed order: what ships beside it since then is
 * left out, labels and languages among it, so that a rebuild trains on the same texts. Throws what `loadCatalogue` throws, and a RangeError for a part that
 * no longer ships.
 */
export async function trainedLibrary(): Promise<Library> {
  const { library, documents } = await loadCatalogue({ resources: resourcesFolder(), extra: [] });
  const files = PERSONA_FILES.map((id) => {
    const file = documents.find((document) => document.kind === 'personas' && document.id === id);
    if (file?.kind !== 'personas') throw new RangeError(`no persona file ${id}`);
    return file.content;
  });
  return {
    instruments: chosen(library.instruments, INSTRUMENTS, 'instrument'),
    personas: byId(files.flatMap(({ personas }) => personas)),
    roles: byId(files.flatMap(({ roles }) => roles)),
    placebos: byId(files.flatMap(({ placebos }) => placebos)),
    neutrals: byId(files.flatMap(({ neutrals }) => neutrals)),
    templates: byId([...chosen(library.templates, TEMPLATES, 'template').values()].map(asTrained)),
    populations: new Map(),
    experiments: new Map(),
    adjectives: library.adjectives,
  };
}

/** The English text with the answer for the template's own labels in it: the tokenizer was made of the frame as a whole. */
function asTrained(template: Template): Template {
  const { en } = template.text;
  if (en === undefined) throw new RangeError(`no English text of template ${template.id}`);
  const { answers, user, option, separator } = en;
  const filled = answers === undefined ? user : user.replace('{answer}', answers[template.labels]);
  return { ...template, text: { en: { user: filled, option, separator } } };
}

function chosen<Entry>(
  known: ReadonlyMap<string, Entry>,
  ids: readonly string[],
  what: string,
): Map<string, Entry> {
  return new Map(
    ids.map((id) => {
      const entry = known.get(id);
      if (entry === undefined) throw new RangeError(`no ${what} ${id}`);
      return [id, entry];
    }),
  );
}

function byId<Entry extends { readonly id: string }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
