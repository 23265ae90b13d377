import { describe, expect, it } from 'vitest';
import type { ResponseStyle } from '../../../../../../src/shared/domain/resistance.js';
import { styleFigures } from '../../../../../../src/renderer/screens/results/resistance/model/style-words.js';

const none: ResponseStyle = {
  acquiescence: null,
  extremity: null,
  midpointUse: null,
  default: { acquiescence: null, extremity: null, midpointUse: null },
  offOption: null,
  refusalRate: null,
  unparsedRate: null,
  truncatedRate: null,
  refusalRateByKind: null,
  orderEffect: null,
  positionShift: null,
  alpha: null,
  omega: null,
};

const figure = (style: Partial<ResponseStyle>) => styleFigures({ ...none, ...style })[0];

describe('the response style in words', () => {
  it('leaves out what does not apply', () => {
    expect(styleFigures(none)).toEqual([]);
  });

  it('says to which side an answer leans', () => {
    expect(figure({ acquiescence: 0.3 })?.words).toMatch(/^Agrees/);
    expect(figure({ acquiescence: -0.3 })?.words).toMatch(/^Disagrees/);
    expect(figure({ acquiescence: 0.001 })?.words).toMatch(/^Leans neither/);
    expect(figure({ positionShift: 0.2 })?.words).toMatch(/^Later/);
    expect(figure({ positionShift: -0.2 })?.words).toMatch(/^Earlier/);
  });

  it('sets the default beside the whole', () => {
    const style = { extremity: 0.4, default: { ...none.default, extremity: 0.1 } };
    expect(figure(style)?.value).toBe('40% (default 10%)');
  });

  it('tells refusals by kind of condition', () => {
    expect(figure({ refusalRate: 0.2, refusalRateByKind: { persona: 0.4, default: 0 } })?.words).toBe(
      'of the answers refuse: persona 40%, default 0%.',
    );
  });
});
