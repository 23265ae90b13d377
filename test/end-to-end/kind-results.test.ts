import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callDoor } from '../../scripts/window/call-door.js';
import { exampleText, runExample, type ExampleKind } from '../../scripts/window/example-study.js';
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
        'songs-or-cash',
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
    sections: ['What was found', 'Effects', 'Run again', 'Known truth', 'Details'],
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

  it('takes how experiments are read from the keyboard, and nothing that a design cannot hold', async () => {
    const { page, door } = window;
    const from = { kind: 'file' as const, text: await exampleText('replication') };
    const { id } = await callDoor(door, 'designs.create', { from });
    await window.visit(`/design/${id}`);
    const alpha = page.getByLabel('Found below p');
    await alpha.fill('0.7');
    const reason = page.getByText('A number above 0 and below 0.5.', { exact: true });
    await reason.waitFor();
    await alpha.fill('0.01');
    await reason.waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('300');
    await page.keyboard.press('Tab');
    // The list of the system answers to the letter that an entry begins with.
    await page.keyboard.type('One');
    await page.getByRole('spinbutton', { name: 'Smallest d' }).fill('0.3');
    await expect
      .poll(async () => (await callDoor(door, 'designs.get', { id })).design.replication, { timeout: 20_000 })
      .toEqual({ alpha: 0.01, redraws: 300, smallestEffect: 0.3 });
    await window.visit('/studies');
    await window.visit(`/design/${id}`);
    expect(await page.getByRole('spinbutton', { name: 'Smallest d' }).inputValue()).toBe('0.3');
    expect(await page.getByRole('switch', { name: 'Quick look' }).isDisabled()).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('makes texts to be labelled of a file from the keyboard, and says what is wrong in one', async () => {
    const { page, door } = window;
    const from = { kind: 'file' as const, text: await exampleText('instability') };
    const { id } = await callDoor(door, 'designs.create', { from });
    await window.visit(`/design/${id}`);
    await page.getByText('Lock plan').first().waitFor();
    const button = page.getByRole('button', { name: 'Label texts' });
    const chosen = page.waitForEvent('filechooser');
    await button.press('Enter');
    const table = 'text,gold\nThank you.,Kind\nGo away.,9\n';
    await (await chosen).setFiles({ name: 'letters.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    const dialog = page.getByRole('dialog', { name: 'Texts to be labelled' });
    await dialog.getByLabel('What the labels measure').fill('Kindness');
    await dialog.getByLabel('Question, asked of every text').fill('How kind is this?');
    await dialog.getByLabel('Labels', { exact: true }).fill('Unkind\nKind');
    const problem = dialog.getByRole('list', { name: 'Problems' }).getByRole('listitem');
    await expect
      .poll(() => problem.innerText(), { timeout: 20_000 })
      .toMatch(/^Line 3\s+gold\s+must be one of/);
    expect(await dialog.getByRole('button', { name: 'Save and ask it' }).isDisabled()).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await problem.getByRole('button').press('Enter');
    expect(await dialog.getByLabel('The table').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await dialog.getByLabel('The table').fill(table.replace('9', 'Unkind'));
    await dialog.getByText('2 of 2 have people’s label: Unkind 1, Kind 1.').waitFor();
    await dialog.getByRole('table', { name: '2 texts of the table' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((own) => own === document.activeElement)).toBe(true);
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
