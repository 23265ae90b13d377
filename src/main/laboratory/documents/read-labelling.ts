import type { CallOutput } from '../../../shared/contract/contract.js';
import type { LabellingTask } from '../../../shared/domain/instability/labelling-task.js';
import { labellingFromCsv } from '../../studies/instability/labelling-csv.js';

/** A table of texts with a labelling task as the JSON of an instrument, and what was read of it; see `labellingFromCsv`. */
export function readLabelling(
  table: string,
  id: string,
  task: LabellingTask,
): CallOutput<'instruments.fromLabelling'> {
  const { instrument, problems } = labellingFromCsv(table, id, task);
  const items = instrument?.items ?? [];
  return {
    text: instrument === null ? null : `${JSON.stringify(instrument, null, 2)}\n`,
    problems: [...problems],
    texts: items.length,
    labels: task.labels.map((label, place) => ({
      label,
      gold: items.filter(({ gold }) => gold === place + 1).length,
    })),
  };
}
