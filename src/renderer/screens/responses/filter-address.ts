import { responseFilterSchema, type ResponseFilter } from '../../../shared/contract/responses.js';

/** The address of a study's responses, narrowed by a filter. */
export function responsesAddress(study: number, filter: ResponseFilter = {}): string {
  const narrowed = Object.keys(filter).length > 0;
  return `#/responses/${study}${narrowed ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`;
}

/** The filter that the query of an address names; one that cannot be read narrows nothing. */
export function filterOfAddress(query: string): ResponseFilter {
  const text = new URLSearchParams(query).get('filter');
  if (text === null) return {};
  try {
    return responseFilterSchema.catch({}).parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** `filter` with one property set, or taken out where `value` is undefined or an empty list or text. */
export function narrowed<Name extends keyof ResponseFilter>(
  filter: ResponseFilter,
  name: Name,
  value: ResponseFilter[Name] | undefined,
): ResponseFilter {
  const rest = Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name));
  const empty = value === undefined || value.length === 0;
  return responseFilterSchema.parse(empty ? rest : { ...rest, [name]: value });
}
