import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import type { Experiment } from '../../../shared/domain/replication/experiment.js';

/** The one scale of a compiled experiment. */
export const ANSWER_SCALE = 'answer';

/**
 * The instrument that puts an experiment to a participant: one item for each cell, then one for each check,
 * with what the analysis needs beside them. Which of the items count for a participant is for the analysis to say.
 */
export function compileExperiment(experiment: Experiment): Instrument {
  const { schemaVersion, id, version, description, licence, url, frame, options, cells, checks, ...design } =
    experiment;
  const keys: Item['keys'] = [{ scale: ANSWER_SCALE, sign: 1 }];
  const item = (
    name: string,
    text: Item['text'],
    own: Item['options'] = options.map((option) => option.text),
  ): Item => (frame === 'statement' ? { id: name, text, keys } : { id: name, text, keys, options: own });
  return {
    schemaVersion,
    id,
    name: experiment.title,
    version,
    description,
    licence,
    citation: experiment.citation,
    ...(url === undefined ? {} : { url }),
    format: frame === 'statement' ? 'rating' : 'choice',
    options,
    scales: [
      {
        id: ANSWER_SCALE,
        name: 'Answer',
        kind: 'domain',
        low: { name: 'Lowest' },
        high: { name: 'Highest' },
      },
    ],
    items: [
      ...cells.map((cell) => item(cell.id, cell.text, cell.options)),
      ...checks.map((check) => item(check.id, check.text, check.options)),
    ],
    experiment: {
      ...design,
      cells: cells.map(({ id: cell, levels, counted }) => ({
        id: cell,
        levels,
        ...(counted === undefined ? {} : { counted }),
      })),
      checks: checks.map(({ id: check, passing }) => ({ id: check, passing })),
    },
  };
}
