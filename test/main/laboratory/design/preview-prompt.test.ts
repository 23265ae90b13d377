import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import { cells } from '../../../../src/main/studies/plan.js';
import { pathOf } from '../../../models/calibration/calibration-files.js';
import { openDesigns } from '../fixtures/open-designs.js';
import { checked } from '../fixtures/temporary-context.js';

describe('designs.preview', () => {
  const cell = {
    condition: 'persona:INTP:described',
    instrument: 'jungian-4x12',
    item: 'EI01',
    template: 'statement',
    order: 'reversed',
  } as const;

  it('shows the exact text that the loaded subject reads', async () => {
    const { create, context, handlers } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const { conditions } = await handlers['designs.check']({ design, quick: false });
    const instrument = (await context.library()).instruments.get('jungian-4x12');
    const condition = conditions.find(({ kind }) => kind === 'persona')?.id ?? '';
    const item = instrument?.items[3]?.id ?? '';
    const wanted = { ...cell, condition, item };
    const preview = checked(
      'designs.preview',
      await handlers['designs.preview']({
        design,
        quick: false,
        cell: wanted,
        subject: 'calibration:pliant',
      }),
    );
    const loaded = await createEngine().load(pathOf('pliant-f16.gguf'), { determinism: 'fast' });
    try {
      expect(preview.text).toBe(loaded.render({ system: preview.system, user: preview.user }));
      expect(preview.systemRole).toBe(loaded.runtime.systemRole);
    } finally {
      await loaded.close();
    }
    expect(preview.system).toBe(conditions.find(({ id }) => id === condition)?.system);
    expect(preview.user).toContain(instrument?.items[3]?.text['en']);
    expect(preview.options.map(({ score }) => score)).toEqual([5, 4, 3, 2, 1]);
  });

  it('shows the question of a second turn beside the first', async () => {
    const { create, handlers } = await openDesigns();
    const { design } = await create({ kind: 'empty' });
    const asking = {
      ...design,
      kind: 'identity',
      instruments: ['headlines-20'],
      templates: ['judgement'],
      conditions: { ...design.conditions, default: ['none'], placebos: [], personas: [], roles: ['woman'] },
      identity: { irrelevant: null, arms: ['answer-only'], margin: 0.1, confidence: true },
    } as const;
    const shown = async (confidence: boolean) =>
      handlers['designs.preview']({
        design: { ...asking, identity: { ...asking.identity, confidence } } as unknown as typeof design,
        quick: false,
        cell: {
          condition: 'default:none@answer-only',
          instrument: 'headlines-20',
          item: 'space-true',
          template: 'judgement',
          order: 'forward',
        },
        subject: null,
      });
    expect((await shown(true)).next).toMatch(/^How sure are you of that answer\?/);
    expect((await shown(false)).next).toBeUndefined();
  });

  it('shows what the plan will ask, without a subject too', async () => {
    const { create, context, handlers } = await openDesigns();
    const { design } = await create({ kind: 'empty' });
    const study = await create({ kind: 'first-study' });
    const id = (await handlers['designs.lock']({ id: study.id })).study;
    const [planned] = cells(await context.store.study(String(id)), { from: 500, to: 501 });
    const { condition, instrument, item, template, order } = planned?.cell ?? cell;
    const preview = await handlers['designs.preview']({
      design: { ...design, conditions: study.design.conditions },
      quick: false,
      cell: { condition, instrument, item, template, order },
      subject: null,
    });
    expect(preview).toEqual({ ...planned?.prompt, text: null, systemRole: null });
  });

  it.each([
    [{ condition: 'persona:nobody' }, 'calibration:pliant', 'INVALID_STUDY'],
    [{ item: '__proto__' }, 'calibration:pliant', 'INVALID_STUDY'],
    [{ template: 'form' }, 'calibration:pliant', 'INVALID_STUDY'],
    [{ condition: 'default:none' }, 'calibration:nobody', 'SUBJECT_NOT_FOUND'],
    [{ condition: 'default:none' }, '/etc/hosts', 'GGUF_NOT_GGUF'],
  ])('refuses %j of %s with %s', async (change, subject, code) => {
    const { create, context, handlers } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const item = (await context.library()).instruments.get('jungian-4x12')?.items[0]?.id ?? '';
    await expect(
      handlers['designs.preview']({
        design,
        quick: false,
        cell: { ...cell, condition: 'default:none', item, ...change },
        subject,
      }),
    ).rejects.toMatchObject({ code });
  });
});
