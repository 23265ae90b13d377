import type { Instrument } from '../../../shared/domain/instrument.js';
import type { InstrumentTally } from '../answers/accumulate.js';

/** An answer that is right counts 1, another 0. */
const RIGHT = 1;

/** The texts of an instrument that people labelled, by their place, with the place of their label among the options. */
export function goldPlaces({
  items,
  options,
}: Instrument): { readonly item: number; readonly option: number }[] {
  return items.flatMap(({ gold }, item) => {
    const option = gold === undefined ? -1 : options.findIndex(({ score }) => score === gold);
    return option < 0 ? [] : [{ item, option }];
  });
}

/**
 * What was answered to the texts that people labelled, recoded as wrong (0) and right (1) answers to an instrument of these
 * texts, so that accuracy is measured as any score is. Null where people labelled none.
 */
export function goldTally(tally: InstrumentTally): InstrumentTally | null {
  const { instrument, mass, answers, choices } = tally;
  const places = goldPlaces(instrument);
  const [scale] = instrument.scales;
  if (places.length === 0 || scale === undefined) return null;
  const options = instrument.options.length;
  const items = instrument.items.length;
  const blocks = answers.length / items;
  const cells = Array.from({ length: blocks }, (_, block) =>
    places.map(({ item, option }) => ({ cell: block * items + item, option })),
  ).flat();
  const recoded = new Float64Array(cells.length * 2);
  for (const [place, { cell, option }] of cells.entries()) {
    const own = mass.subarray(cell * options, (cell + 1) * options);
    const right = own[option] ?? 0;
    recoded[place * 2] = own.reduce((total, part) => total + part, 0) - right;
    recoded[place * 2 + 1] = right;
  }
  const taken = (counts: Uint32Array): Uint32Array =>
    Uint32Array.from(cells, ({ cell }) => counts[cell] ?? 0);
  const runs = choices === undefined ? 0 : choices.length / answers.length;
  return {
    instrument: rightOrWrong(
      instrument,
      places.map(({ item }) => item),
      scale,
    ),
    mass: recoded,
    answers: taken(answers),
    refusals: taken(tally.refusals),
    unparsed: taken(tally.unparsed),
    truncated: taken(tally.truncated),
    ...(choices === undefined
      ? {}
      : {
          choices: Uint8Array.from(
            cells.flatMap(({ cell, option }) =>
              [...choices.subarray(cell * runs, (cell + 1) * runs)].map((choice) =>
                choice === 0 ? 0 : choice - 1 === option ? 2 : 1,
              ),
            ),
          ),
        }),
  };
}

function rightOrWrong(
  instrument: Instrument,
  places: readonly number[],
  scale: Instrument['scales'][number],
): Instrument {
  const kept = new Set(places);
  return {
    ...instrument,
    options: [0, RIGHT].map((score) => ({ score, text: { en: score === RIGHT ? 'right' : 'wrong' } })),
    scales: [{ ...scale, low: { name: 'wrong' }, high: { name: 'right' } }],
    items: instrument.items
      .filter((_, place) => kept.has(place))
      .map(({ id, text }) => ({ id, text, keys: [{ scale: scale.id, sign: 1 as const }] })),
  };
}
