import type { z } from 'zod';
import type { DraftDesign, previewCellSchema, PromptPreview } from '../../../shared/contract/designs.js';
import type { Condition } from '../../../shared/domain/condition.js';
import { MettleError } from '../../../shared/errors.js';
import { createFileRenderer } from '../../engine/chat-template/file-renderer.js';
import type { StudySnapshot } from '../../store/store.js';
import { administrationsOf, promptOf, type Administered } from '../../studies/administration/ways.js';
import type { LaboratoryContext } from '../context.js';
import { subjectPath } from '../subject-path.js';
import { requirePlan } from './plan-draft.js';

/** One cell of a design, which need not have subjects yet. */
export interface PreviewRequest {
  readonly design: DraftDesign;
  readonly quick: boolean;
  readonly cell: z.output<typeof previewCellSchema>;
  /** Whose chat template is wanted. */
  readonly subject: string | null;
}

/**
 * What a subject will be asked in one cell: the messages and, with a subject, the exact text in its own chat template, from
 * its file's header alone. Throws `INVALID_STUDY` for a plan that cannot be made and a cell that it does not have, and
 * `SUBJECT_NOT_FOUND`, `FILE_*`, `GGUF_*`, `CHAT_TEMPLATE_FAILED`.
 */
export async function previewPrompt(
  context: LaboratoryContext,
  { design, quick, cell, subject }: PreviewRequest,
): Promise<PromptPreview> {
  const snapshot = requirePlan(design, await context.library(), quick);
  const condition = byId(snapshot.conditions, cell.condition, 'condition');
  const instrument = byId(snapshot.instruments, cell.instrument, 'instrument');
  const item = byId(instrument.items, cell.item, 'item');
  const way = wayOf(snapshot, cell);
  const prompt = promptOf(condition, way, instrument, item, snapshot.instruments);
  const { system, user, history } = prompt;
  const messages = { system, user, ...(history === undefined ? {} : { history }) };
  const renderer = subject === null ? null : await createFileRenderer(await subjectPath(context, subject));
  return {
    ...{ system, user, ...secondQuestion(snapshot, condition, way, cell) },
    text: renderer?.text(messages) ?? null,
    options: [...prompt.options],
    systemRole: renderer?.systemRole ?? null,
  };
}

/** What is asked after the answer to this cell; nothing where the study has no second turn about it. */
function secondQuestion(
  { instruments }: StudySnapshot,
  condition: Condition,
  way: Administered,
  cell: PreviewRequest['cell'],
): Pick<PromptPreview, 'next'> {
  for (const instrument of instruments) {
    const item = instrument.items.find(
      ({ after }) => after?.instrument === cell.instrument && after.item === cell.item,
    );
    if (item !== undefined) return { next: promptOf(condition, way, instrument, item, instruments).user };
  }
  return {};
}

function wayOf(snapshot: StudySnapshot, cell: PreviewRequest['cell']): Administered {
  const ways = administrationsOf(snapshot);
  const found = ways.find(({ template, order, specification }) =>
    specification === null
      ? template.id === cell.template && order === cell.order
      : specification.id === (cell.specification ?? ways[0]?.specification?.id),
  );
  if (found !== undefined) return found;
  throw new MettleError('INVALID_STUDY', 'The plan has no such way of putting its items.', {
    hint: 'Choose a cell of the plan as it stands now.',
  });
}

function byId<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  id: string,
  what: string,
): Entry {
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry !== undefined) return entry;
  throw new MettleError('INVALID_STUDY', `The plan has no ${what} ${JSON.stringify(id)}.`, {
    hint: 'Choose a cell of the plan as it stands now.',
  });
}
