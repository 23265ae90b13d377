import type { ReadoutRequest } from '../../src/main/engine/engine.js';

const PERSONA =
  'you are a person who likes order and quiet evenings at home. you plan your days, keep your promises, think before you ' +
  'speak, and leave parties early. you have two close friends and would rather read than talk. ';
const SCALE =
  'how well does the statement describe you? choose one option.\n1 = strongly disagree\n2 = disagree\n3 = neither\n' +
  '4 = agree\n5 = strongly agree\n\n';
const ITEMS = [
  'i keep my things tidy',
  'i talk to many people at parties',
  'i worry about what may come',
  'i like new ideas',
];

/** Personas × items as a study asks them: item after item behind one persona and one scale. */
export function benchRequests(personas: number, items: number): ReadoutRequest[] {
  return Array.from({ length: personas * items }, (_, index) => {
    const persona = Math.floor(index / items);
    const item = index % items;
    const statement = `${ITEMS[item % ITEMS.length] ?? ''} on day ${item}`;
    return {
      id: String(index),
      messages: {
        system: `person ${persona}. ${PERSONA}`,
        user: `${SCALE}statement: ${statement}.\nanswer with the number only.`,
      },
      options: ['1', '2', '3', '4', '5'],
    };
  });
}

/** Prints rows of equal keys as a table, and the same as one JSON object on the last line. */
export function printRows(bench: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  console.table(rows);
  console.log(JSON.stringify({ bench, rows }));
}

/** A number with three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** All results of a stream. */
export async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}
