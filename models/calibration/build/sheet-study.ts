import { cells, planStudy, type PlannedCell } from '../../../src/main/studies/plan.js';
import type { StudySnapshot } from '../../../src/main/store/store.js';
import type { Library } from '../../../src/main/library/load-library.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import type { PromptGroup } from './corpus-file.js';
import { readItem } from './design.js';
import { requestOf } from './prompts.js';

/** The study whose result stands on a data sheet, computed from the trainer's own probabilities. */
export function sheetStudy(library: Library): StudySnapshot {
  const design = studyDesignSchema.parse({
    schemaVersion: 1,
    name: 'data-sheet',
    kind: 'resistance',
    seed: 20261124,
    subjects: ['calibration:pliant'],
    instruments: ['jungian-4x12'],
    conditions: { default: 'all', placebos: 'all', personas: 'all', wordings: 'first' },
    templates: ['statement', 'letters'],
  });
  return planStudy(design, library, { quick: false });
}

/** The cells of the data-sheet study in the order in which the trainer answers them. */
export function sheetCells(library: Library): PlannedCell[] {
  return [...cells(sheetStudy(library))];
}

/** The data-sheet study as prompt groups: one group for each condition, template and option order, all items in it. */
export function* sheetGroups(library: Library): Generator<PromptGroup> {
  const snapshot = sheetStudy(library);
  const planned = sheetCells(library);
  const conditions = new Map(snapshot.conditions.map((condition) => [condition.id, condition]));
  const items = planned[0]?.instrument.items.length ?? 0;
  for (let start = 0; start < planned.length; start += items) {
    const group = planned.slice(start, start + items);
    const condition = conditions.get(group[0]?.cell.condition ?? '');
    const persona = condition?.persona === undefined ? undefined : library.personas.get(condition.persona);
    yield {
      system: condition?.system ?? null,
      request: persona === undefined ? {} : requestOf(persona),
      prompts: group.map(({ prompt, instrument, cell }) => {
        const item = instrument.items.find(({ id }) => id === cell.item);
        if (item === undefined) throw new RangeError(`no item ${cell.item}`);
        return { composed: prompt, reading: readItem(instrument, item) };
      }),
    };
  }
}
