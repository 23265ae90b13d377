import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callDoor } from '../../scripts/window/call-door.js';
import { runExample, type ExampleKind } from '../../scripts/window/example-study.js';
import { accessibilityProblems } from './accessibility.js';
import { NO_BROWSER, TestWindow, titled } from './window.js';

const PLIANT = { subjects: ['calibration:pliant'], quickItemsPerScale: 2, analysis: { bootstrap: 200 } };

/** The example of each kind in short, what its verdict says of the subject, and the headings of its sections. */
const KINDS: readonly {
  readonly kind: ExampleKind;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly says: RegExp;
  readonly sections: readonly string[];
}[] = [
  {
    kind: 'gain',
    changes: {
      ...PLIANT,
      templates: ['statement'],
      conditions: {
        default: ['none'],
        placebos: ['lake'],
        personas: [],
        sources: [{ kind: 'graded', traits: ['E', 'N'], levels: [1, 3, 5, 7, 9] }],
        matched: ['anti-target'],
      },
    },
    says: /Follows|Partly follows/,
    sections: ['Dose-response', 'Gain per scale', 'Crosstalk', 'Backfire'],
  },
  {
    kind: 'specification',
    changes: {
      ...PLIANT,
      templates: ['statement'],
      specification: { labels: ['numbers', 'letters', 'words'], temperatures: [1], cover: 'pairs' },
    },
    says: /Depends on option labels/,
    sections: ['Specification curve', 'Effects of choices', 'What changes the conclusion', 'Reliability'],
  },
  {
    kind: 'readings',
    changes: PLIANT,
    says: /Self-report only|Diverge|Not measurable/,
    sections: ['Self-report and behaviour', 'Validity', 'Profiles by reading', 'Gate by reading'],
  },
  {
    kind: 'quantization',
    changes: {
      ...PLIANT,
      subjects: ['calibration:pliant-q4_0', 'calibration:pliant'],
      templates: ['statement'],
    },
    says: /the smallest variant that is still the same subject|no smaller variant is shown/,
    sections: ['Tests', 'Answers', 'Scales', 'Every condition', 'Gate'],
  },
];

describe.skipIf(NO_BROWSER !== null)(titled('results and design of every kind of study'), () => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await TestWindow.open({ theme: 'dark' });
  });
  afterAll(() => window.close());

  it.each(KINDS)('$kind is run, and shows all that it found', async ({ kind, changes, says, sections }) => {
    const study = await runExample(window.door, kind, changes);
    const { page } = window;
    await window.visit(`/results/${study}`);
    await page.getByText(says).first().waitFor();
    for (const name of sections) await page.getByRole('heading', { name, exact: true }).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const draft = await callDoor(window.door, 'designs.create', { from: { kind: 'study', study } });
    await window.visit(`/design/${draft.id}`);
    await page.getByText('Lock plan').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
