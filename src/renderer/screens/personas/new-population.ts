import type { Population } from '../../../shared/domain/population.js';
import { freeId } from '../documents/document-text.js';

/** The text that a new population begins with: a small one that works, to be changed. */
export function newPopulationText(taken: ReadonlySet<string>): string {
  const population: Population = {
    schemaVersion: 1,
    id: freeId('my-population', taken),
    name: 'My population',
    licence: 'not stated',
    citation: 'Where the shares come from.',
    from: 'marginals',
    attributes: [
      {
        id: 'age',
        name: 'Age',
        categories: [
          { id: '18-to-49', share: 55, sentence: { en: 'You are between 18 and 49 years old.' } },
          { id: '50-and-over', share: 45, sentence: { en: 'You are 50 years old or older.' } },
        ],
      },
      {
        id: 'work',
        name: 'Work',
        categories: [
          { id: 'employed', share: 60, sentence: { en: 'You work for somebody else.' } },
          { id: 'self-employed', share: 10, sentence: { en: 'You work for yourself.' } },
          {
            id: 'retired',
            share: 30,
            sentence: { en: 'You have stopped working.' },
            given: { age: ['50-and-over'] },
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(population, null, 2)}\n`;
}
