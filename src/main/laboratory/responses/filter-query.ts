import type { ResponseFilter } from '../../../shared/contract/responses.js';
import { MettleError } from '../../../shared/errors.js';
import { scaleItems } from '../../instruments/scoring.js';
import type { ResponseQuery } from '../../store/laboratory-store.js';
import type { StudySnapshot } from '../../store/store.js';
import { cellKeysOf, snapshotTemplates } from '../../studies/administration/ways.js';

/**
 * What a window's filter means for the store: the keys of the cells that it leaves, where it narrows them at all. Throws
 * `INVALID_INPUT` for a condition, instrument, scale, item or template that the study does not have.
 */
export function filterQuery(snapshot: StudySnapshot, filter: ResponseFilter): ResponseQuery {
  const { subject, outcomes, text } = filter;
  return {
    ...(subject === undefined ? {} : { sha256: subject }),
    ...(narrowsCells(filter) ? { cells: cellKeys(snapshot, filter) } : {}),
    ...(outcomes === undefined ? {} : { outcomes }),
    ...(text === undefined || text === '' ? {} : { text }),
  };
}

function narrowsCells(filter: ResponseFilter): boolean {
  const { conditions, instrument, scale, items, templates, order, specifications } = filter;
  return [conditions, instrument, scale, items, templates, order, specifications].some(
    (part) => part !== undefined,
  );
}

function cellKeys(snapshot: StudySnapshot, filter: ResponseFilter): string[] {
  const conditions = chosen(snapshot.conditions, filter.conditions, 'condition');
  const templates = new Set(chosen(snapshotTemplates(snapshot), filter.templates, 'template'));
  const specifications = new Set(
    chosen(snapshot.specifications ?? [], filter.specifications, 'specification'),
  );
  return cellKeysOf(
    snapshot,
    conditions,
    chosenItems(snapshot, filter),
    ({ template, order, specification }) =>
      templates.has(template.id) &&
      (filter.order === undefined || order === filter.order) &&
      (specification === null || specifications.has(specification.id)),
  );
}

function chosenItems(
  snapshot: StudySnapshot,
  filter: ResponseFilter,
): { readonly instrument: string; readonly item: string }[] {
  const { instrument: id, scale, items } = filter;
  if (scale !== undefined && id === undefined) {
    throw new MettleError('INVALID_INPUT', `The scale ${scale} is given without its instrument.`, {
      hint: 'Choose the instrument too.',
    });
  }
  const named = new Set(chosen(snapshot.instruments, id === undefined ? undefined : [id], 'instrument'));
  const instruments = snapshot.instruments.filter((instrument) => named.has(instrument.id));
  const known = instruments.flatMap((instrument) => {
    const ofScale =
      scale === undefined ? instrument.items : scaleItems(instrument, scale).map(({ item }) => item);
    return ofScale.map((item) => ({ instrument: instrument.id, item: item.id }));
  });
  if (items === undefined) return known;
  const all = instruments.flatMap((instrument) => instrument.items);
  const wanted = new Set(chosen(all, items, 'item'));
  return known.filter(({ item }) => wanted.has(item));
}

/** The ids asked for, in the study's order; all where none are asked for. */
function chosen(
  entries: readonly { readonly id: string }[],
  ids: readonly string[] | undefined,
  what: string,
): string[] {
  const known = entries.map(({ id }) => id);
  if (ids === undefined) return known;
  const wanted = new Set(ids);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new MettleError('INVALID_INPUT', `The study has no ${what} ${JSON.stringify(unknown)}.`, {
      hint: 'Clear the filter and choose again.',
    });
  }
  return known.filter((id) => wanted.has(id));
}
