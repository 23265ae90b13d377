import { join } from 'node:path';
import type { Instrument } from '../../shared/domain/instrument.js';
import { type LabelledReplies, labelledRepliesSchema } from '../../shared/domain/labelled-replies.js';
import { type Problem, repeatedIdentifiers, validateAgainst } from '../instruments/problems.js';
import { readJsonFile } from './read-json.js';
import { resourcesFolder } from './resources-folder.js';

const SHIPPED = join('judging', 'labelled-replies.json');

/**
 * Reads and validates labelled replies, by default those that ship with the program, and against `instrument` where it is
 * given. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, or `INVALID_INPUT` naming file and places.
 */
export async function loadLabelledReplies({
  file = join(resourcesFolder(), SHIPPED),
  instrument,
}: { readonly file?: string; readonly instrument?: Instrument } = {}): Promise<LabelledReplies> {
  return validateLabelledReplies(await readJsonFile(file, 'INVALID_INPUT'), file, instrument);
}

/**
 * Checks labelled replies beyond their schema: identifiers are unique and no text is given twice; and where the instrument
 * is given, that it is the one named and of format `open`, that every item exists and is keyed to the reply's scale, and that
 * every level is the score of an option. `source` names the file in messages. Throws `INVALID_INPUT` naming the places.
 */
export function validateLabelledReplies(
  raw: unknown,
  source: string,
  instrument?: Instrument,
): LabelledReplies {
  return validateAgainst(
    raw,
    labelledRepliesSchema,
    (labelled) => [
      ...repeatedIdentifiers(labelled.replies, ['replies']),
      ...repeatedReplies(labelled),
      ...(instrument === undefined ? [] : instrumentProblems(labelled, instrument)),
    ],
    { code: 'INVALID_INPUT', what: 'file of labelled replies', source },
  );
}

function repeatedReplies({ replies }: LabelledReplies): Problem[] {
  const seen = new Set<string>();
  return replies.flatMap(({ text }, index) => {
    const repeated = seen.has(text);
    seen.add(text);
    return repeated ? [{ path: ['replies', index, 'text'], message: 'is the text of an earlier reply' }] : [];
  });
}

function instrumentProblems(labelled: LabelledReplies, instrument: Instrument): Problem[] {
  if (labelled.instrument !== instrument.id || instrument.format !== 'open') {
    const message =
      labelled.instrument === instrument.id
        ? `"${instrument.id}" is of format "${instrument.format}", and replies are given to format "open"`
        : `is "${labelled.instrument}", and the judge reads "${instrument.id}"`;
    return [{ path: ['instrument'], message }];
  }
  const items = new Map(instrument.items.map((item) => [item.id, item]));
  const scales = new Set(instrument.scales.map(({ id }) => id));
  const levels = instrument.options.map(({ score }) => score);
  return labelled.replies.flatMap((reply, index): Problem[] => {
    const path = ['replies', index];
    const item = items.get(reply.item);
    const problems: Problem[] = [];
    if (item === undefined) {
      problems.push({ path: [...path, 'item'], message: `there is no item "${reply.item}"` });
    }
    if (!scales.has(reply.scale)) {
      problems.push({ path: [...path, 'scale'], message: `there is no scale "${reply.scale}"` });
    } else if (item !== undefined && !item.keys.some(({ scale }) => scale === reply.scale)) {
      problems.push({
        path: [...path, 'scale'],
        message: `item "${item.id}" is not keyed to "${reply.scale}"`,
      });
    }
    if (!levels.includes(reply.level)) {
      problems.push({
        path: [...path, 'level'],
        message: `is ${reply.level}, and the levels are ${levels.join(', ')}`,
      });
    }
    return problems;
  });
}
