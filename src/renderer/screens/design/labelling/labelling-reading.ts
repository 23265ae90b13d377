import {
  labellingTaskSchema,
  type LabellingTask,
} from '../../../../shared/domain/instability/labelling-task.js';
import type { DocumentProblem } from '../../../../shared/contract/library.js';
import { instrumentSchema } from '../../../../shared/domain/instrument.js';
import type { Client } from '../../../api/client.js';

/** What texts are to be labelled by, as it is being written. */
export interface TaskDraft {
  readonly name: string;
  readonly question: string;
  /** One a line, from the lowest to the highest. */
  readonly labels: string;
  readonly scale: string;
  readonly licence: string;
  readonly citation: string;
}

export type TaskFaults = Readonly<Partial<Record<keyof TaskDraft, string>>>;

const MISSING: Readonly<Record<keyof TaskDraft, string>> = {
  name: 'It needs a name.',
  question: 'Write what is asked of every text.',
  labels: 'Write two to 20 labels, each on a line of its own and once.',
  scale: 'Write what the labels measure.',
  licence: 'Write who may use the texts.',
  citation: 'Write whom to cite.',
};

/** A draft as a task, or what is wrong with it by field. */
export function taskOf(draft: TaskDraft): {
  readonly task: LabellingTask | null;
  readonly faults: TaskFaults;
} {
  const { labels, ...texts } = draft;
  const trimmed = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text.trim()]));
  const parsed = labellingTaskSchema.safeParse({
    schemaVersion: 1,
    ...trimmed,
    labels: labels
      .split('\n')
      .map((label) => label.trim())
      .filter((label) => label !== ''),
  });
  if (parsed.success) return { task: parsed.data, faults: {} };
  const wrong = new Set(parsed.error.issues.map(({ path: [field] }) => field));
  return {
    task: null,
    faults: Object.fromEntries(Object.entries(MISSING).filter(([field]) => wrong.has(field))),
  };
}

/** What a table of texts comes to: an instrument that can be stored, or what is wrong. */
export interface ReadLabelling {
  /** The instrument as JSON; null where anything is wrong. */
  readonly document: string | null;
  readonly texts: readonly { readonly id: string; readonly text: string; readonly gold: string }[];
  readonly labels: readonly { readonly label: string; readonly gold: number }[];
  readonly problems: readonly DocumentProblem[];
  /** What is wrong with the document that it makes: a name that is taken, say. */
  readonly clashes: readonly string[];
}

/** Reads a table of texts with its task, and checks the instrument that it makes. Stores nothing. */
export async function readLabelling(
  client: Pick<Client, 'call'>,
  text: string,
  id: string,
  task: LabellingTask,
): Promise<ReadLabelling> {
  const read = await client.call('instruments.fromLabelling', { text, id, task });
  const { problems, labels } = read;
  if (read.text === null) return { document: null, texts: [], labels, problems, clashes: [] };
  const check = await client.call('documents.check', { kind: 'instrument', text: read.text });
  const { items } = instrumentSchema.parse(JSON.parse(read.text));
  return {
    document: check.problems.length === 0 ? read.text : null,
    texts: items.map((item) => ({
      id: item.id,
      text: item.text['en'] ?? '',
      gold: item.gold === undefined ? '' : (task.labels[item.gold - 1] ?? ''),
    })),
    labels,
    problems,
    clashes: check.problems.map(({ place, message }) => `${place} ${message}`.trim()),
  };
}

/** How many texts people labelled, and how: `12 of 14 have people’s label: Rude 4, Polite 8.` */
export function goldWords({ texts, labels }: Pick<ReadLabelling, 'texts' | 'labels'>): string {
  const labelled = labels.reduce((total, { gold }) => total + gold, 0);
  if (labelled === 0)
    return 'No text has people’s label: agreement with people cannot be shown. A column “gold” holds it.';
  return `${labelled} of ${texts.length} have people’s label: ${labels.map(({ label, gold }) => `${label} ${gold}`).join(', ')}.`;
}
