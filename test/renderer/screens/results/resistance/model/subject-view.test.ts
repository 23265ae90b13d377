import { expect, it } from 'vitest';
import {
  chosenScale,
  scaleKey,
} from '../../../../../../src/renderer/screens/results/resistance/model/subject-view.js';
import { acquiescent } from '../../../../../main/studies/answers/synthetic.js';
import { syntheticView } from '../synthetic-view.js';

it('shows the scale that is named, else one that is no facet', () => {
  const { scales } = syntheticView().views;
  const facet = { ...scales[0]!, scale: 'facet', kind: 'facet' as const };
  expect(chosenScale([facet, ...scales], null)?.scale).toBe('EI');
  expect(chosenScale([facet, ...scales], scaleKey(facet))).toBe(facet);
  expect(chosenScale([facet], 'gone')).toBe(facet);
  expect(chosenScale([], null)).toBeNull();
});

it('knows which figures are not to be read, and what conditions are called', () => {
  expect(syntheticView().faded).toBe(false);
  expect(syntheticView({}, acquiescent).faded).toBe(true);
  expect(syntheticView().labels.get('default:none')).toBe('no prompt');
});
