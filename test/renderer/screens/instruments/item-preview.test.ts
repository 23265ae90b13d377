import { describe, expect, it } from 'vitest';
import { CALLS } from '../../../../src/shared/contract/contract.js';
import { itemPreviewRequest } from '../../../../src/renderer/screens/instruments/item-preview.js';

const choice = {
  instrument: { id: 'ipip-neo-120', format: 'rating' },
  item: '1',
  template: 'statement',
  labels: 'words',
  order: 'reversed',
  language: 'ar',
} as const;

describe('the request for an item as a subject reads it', () => {
  it('is a call that asks for exactly the way chosen', () => {
    const request = itemPreviewRequest(choice);
    expect(CALLS['designs.preview'].input.parse(request)).toEqual(request);
    expect(request.design).toMatchObject({
      instruments: ['ipip-neo-120'],
      templates: ['statement'],
      orders: ['reversed'],
      specification: { labels: ['words'], languages: ['ar'] },
    });
    expect(request.cell).toMatchObject({ item: '1', specification: 's01' });
  });

  it('names a judge for an instrument that is answered freely, since no plan is made without', () => {
    const request = itemPreviewRequest({ ...choice, instrument: { id: 'open-replies-10', format: 'open' } });
    expect(CALLS['designs.preview'].input.parse(request).design).toMatchObject({
      administration: { mode: 'sampled', runs: 1 },
      judge: { subject: 'preview' },
    });
  });
});
