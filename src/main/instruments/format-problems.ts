import type { Instrument, Item } from '../../shared/domain/instrument.js';
import type { Localised } from '../../shared/domain/text.js';
import type { Problem } from './problems.js';

/**
 * What an instrument's format asks of its items and rubrics. `choice`: every item has as many options as the instrument, no
 * two of one text, and `presented`, where given, names each place once. `open`: a rubric for every top-level scale that an
 * item counts on, directly or through a facet. Options of an item, `presented` and `rubrics` belong to these formats alone.
 */
export function formatProblems(instrument: Instrument): Problem[] {
  return [
    ...instrument.items.flatMap((item, index) => itemProblems(instrument, item, ['items', index])),
    ...rubricProblems(instrument),
  ];
}

function itemProblems({ format, options }: Instrument, item: Item, path: readonly PropertyKey[]): Problem[] {
  if (format !== 'choice') {
    const only = `belongs to instruments of format "choice", and this one's is "${format}"`;
    return (['options', 'presented'] as const)
      .filter((property) => item[property] !== undefined)
      .map((property) => ({ path: [...path, property], message: only }));
  }
  if (item.options === undefined) {
    return [{ path, message: 'has no options of its own, which format "choice" asks of every item' }];
  }
  return [
    ...(item.options.length === options.length
      ? []
      : [
          {
            path: [...path, 'options'],
            message: `there must be as many as the instrument has, ${options.length}, and there are ${item.options.length}`,
          },
        ]),
    ...repeatedTexts(item.options, (index) => [...path, 'options', index]),
    ...presentedProblems(item.presented, options.length, [...path, 'presented']),
  ];
}

/** Options that have the text of an earlier one, by language; `pathOf` gives the path of an option's texts. */
export function repeatedTexts(
  texts: readonly Localised[],
  pathOf: (index: number) => readonly PropertyKey[],
): Problem[] {
  const seen = new Set<string>();
  return texts.flatMap((localised, index) =>
    Object.entries(localised).flatMap(([language, text]): Problem[] => {
      const entry = `${language}:${text.trim()}`;
      const repeated = seen.has(entry);
      seen.add(entry);
      return repeated
        ? [{ path: [...pathOf(index), language], message: `"${text}" is used by two options` }]
        : [];
    }),
  );
}

function presentedProblems(
  presented: readonly number[] | undefined,
  count: number,
  path: readonly PropertyKey[],
): Problem[] {
  if (presented === undefined) return [];
  const places = new Set(presented);
  const complete =
    presented.length === count && places.size === count && presented.every((place) => place < count);
  if (complete) return [];
  const message = `must name each place from 0 to ${count - 1} once, and is ${presented.join(', ')}`;
  return [{ path, message: presented.length === 0 ? message.replace(/is $/, 'is empty') : message }];
}

function rubricProblems({ format, items, scales, rubrics }: Instrument): Problem[] {
  if (format !== 'open') {
    if (rubrics === undefined) return [];
    return [
      {
        path: ['rubrics'],
        message: `belong to instruments of format "open", and this one's is "${format}"`,
      },
    ];
  }
  const known = new Map(scales.map((scale) => [scale.id, scale]));
  const counted = new Set(
    items.flatMap(({ keys }) => keys.map(({ scale }) => known.get(scale)?.parent ?? scale)),
  );
  const missing = scales.filter(({ id }) => counted.has(id) && !Object.hasOwn(rubrics ?? {}, id));
  return [
    ...missing.map(({ id }): Problem => ({
      path: ['rubrics'],
      message: `there is none for scale "${id}", by which a judge would read its items`,
    })),
    ...Object.keys(rubrics ?? {})
      .filter((id) => !known.has(id))
      .map((id): Problem => ({ path: ['rubrics', id], message: `there is no scale "${id}"` })),
  ];
}
