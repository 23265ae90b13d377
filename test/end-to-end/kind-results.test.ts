import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callDoor } from '../../scripts/window/call-door.js';
import { runExample, type ExampleKind } from '../../scripts/window/example-study.js';
import { accessibilityProblems } from './accessibility.js';
import { drawingProblems, openReport, unpackReport } from './report-page.js';
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
  {
    kind: 'replication',
    changes: {
      subjects: ['calibration:pliant'],
      instruments: [
        'sham-means',
        'known-means',
        'side-effect',
        'flag-pictures',
        'kiss-or-cash',
        'conjunction',
      ],
      orders: ['forward'],
      conditions: {
        default: ['none'],
        placebos: [],
        personas: [],
        sources: [{ kind: 'population', population: 'sociable-adults', size: 24, use: 'alone' }],
      },
    },
    says: /Reproduces|Partly reproduces|Does not reproduce/,
    sections: ['Effects', 'Run again', 'Known truth', 'Details'],
  },
  {
    kind: 'instability',
    changes: { ...PLIANT, quickItemsPerScale: 4 },
    says: /Persona-dominated/,
    sections: [
      'Where variance comes from',
      'Test length',
      'Runs against personas',
      'The next design',
      'Gate',
    ],
  },
  {
    kind: 'population',
    changes: {
      ...PLIANT,
      conditions: { default: ['none'], placebos: ['lake'], personas: [] },
    },
    says: /Undecided|Displaced|Narrowed|Exaggerated|Like people/,
    sections: [
      'Distributions',
      'Spread and distance',
      'Tails',
      'Share of the default',
      'Scales together',
      'Subgroups',
      'Matched people',
    ],
  },
  {
    kind: 'identity',
    changes: {
      ...PLIANT,
      quickItemsPerScale: 4,
      conditions: {
        default: ['none'],
        placebos: [],
        personas: [],
        roles: ['democrat', 'republican'],
        wordings: ['you-are', 'play'],
      },
    },
    says: /Not measurable/,
    sections: ['Headlines', 'Evidence tables', 'Ways of answering', 'Gate'],
  },
];

/** The report of a study, opened from its file, says and draws the same. */
async function checkReport(
  { dataFolder, browser }: TestWindow,
  study: number,
  { says, sections }: { readonly says: RegExp; readonly sections: readonly string[] },
): Promise<void> {
  const report = await unpackReport(dataFolder, String(study));
  const { page, complaints, close } = await openReport(browser, report, { colorScheme: 'dark' });
  await page.getByText(says).first().waitFor();
  for (const name of sections) {
    expect(await page.getByRole('heading', { name, level: 2 }).count(), name).toBeGreaterThan(0);
  }
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|\[object/);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await drawingProblems(page, report)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
}

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
    await checkReport(window, study, { says, sections });
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
