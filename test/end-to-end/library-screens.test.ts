import type { Locator } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callDoor } from '../../scripts/window/call-door.js';
import type { WebDoor } from '../../scripts/window/web-door.js';
import { accessibilityProblems } from './accessibility.js';
import { NO_BROWSER, TestWindow, titled } from './window.js';

const TABLE = 'id,name,text,text.ar,target:ipip-neo-120.E\nbold,Bold,You are bold.,أنت جريء.,LEVEL\n';

/** Whether the first letter of a text stands to the right of the second. */
function startsAtRight(text: Locator): Promise<boolean> {
  return text.evaluate((element) => {
    const letter = (place: number): number => {
      const range = document.createRange();
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
      if (node === null) throw new Error('there is no text');
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      return range.getBoundingClientRect().left;
    };
    return letter(0) > letter(1);
  });
}

/** Runs a study of one calibration subject in short, until everything is answered. */
async function runStudy(door: WebDoor, parts: object): Promise<number> {
  const file = {
    schemaVersion: 1,
    seed: 3,
    subjects: ['calibration:pliant'],
    quickItemsPerScale: 2,
    ...parts,
  };
  const from = { kind: 'file', text: JSON.stringify(file) } as const;
  const { id, design } = await callDoor(door, 'designs.create', { from });
  await callDoor(door, 'designs.save', { id, design, quick: true });
  const { study } = await callDoor(door, 'designs.lock', { id });
  await callDoor(door, 'runs.start', { study });
  for (;;) {
    const { summary } = await callDoor(door, 'studies.get', { study });
    if (summary.state === 'complete') return study;
    if (summary.state === 'failed') throw new Error(summary.subjects[0]?.failure?.message ?? 'it failed');
    await sleep(250);
  }
}

describe.skipIf(NO_BROWSER !== null)(titled('instruments'), () => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await TestWindow.open();
  });
  afterAll(() => window.close());

  it('show their items in every language, from right to left where it is so written', async () => {
    const { page } = window;
    await window.visit('/instruments/ipip-neo-120');
    await page.getByText('Worry about things').waitFor();
    const { instrument, summary } = await callDoor(window.door, 'instruments.get', { id: 'ipip-neo-120' });
    expect(summary.languages.length).toBeGreaterThanOrEqual(39);
    for (const language of summary.languages) {
      await page.getByLabel('Language of the texts').selectOption(language);
      const text = instrument.items[0]?.text[language] ?? '';
      const item = page.locator(`td [lang="${language}"]`).first();
      await item.waitFor();
      expect(await item.textContent()).toBe(text);
      const rightToLeft = ['ar', 'he', 'fa', 'ur'].includes(language);
      expect([language, await item.getAttribute('dir')]).toEqual([language, rightToLeft ? 'rtl' : 'ltr']);
      expect([language, await startsAtRight(item)]).toEqual([language, rightToLeft]);
    }
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('show every part without anything that axe finds wrong, by keyboard', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: /^Items/ }).focus();
    for (const [tab, text] of [
      ['Scales', /Emotionally stable/],
      ['Norms', /Who was measured/],
      ['Languages', /Rayan Khan/],
      ['Linter', /A reader of results has to know it/],
      ['As a subject reads it', /Option as presented/],
    ] as const) {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      await page.getByText(text).first().waitFor();
      expect(await accessibilityProblems(page), tab).toEqual([]);
    }
  });

  it('put an item as a subject reads it, in the way that is chosen', async () => {
    const { page } = window;
    await page.getByLabel('Language of the texts').selectOption('en');
    const prompt = page.getByRole('group', { name: 'What a subject reads' });
    await page.getByText('Letters', { exact: true }).click();
    await page.getByText('Reversed', { exact: true }).click();
    await prompt.getByText(/A = Very Accurate|A\W+Very Accurate/).waitFor();
    await page.getByRole('button', { name: 'Next item' }).click();
    await prompt.getByText(/Make friends easily/).waitFor();
    await window.visit('/instruments/open-replies-10');
    await page.getByRole('tab', { name: 'As a subject reads it' }).click();
    await page.getByText('The question stands alone.').waitFor();
  });

  it('are linted beside the text while one’s own is written', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Copy as my own' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Domain E \(Extraversion\) has 2 items/).waitFor();
    await dialog
      .getByRole('button', { name: /^Line / })
      .first()
      .click();
    const text = dialog.getByRole('textbox', { name: 'Your own instrument' });
    expect(await text.evaluate((field) => document.activeElement === field)).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await text.fill('{');
    await dialog.getByRole('list', { name: 'Problems' }).waitFor();
    expect(await dialog.getByText('What the linter says').count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});

describe.skipIf(NO_BROWSER !== null)(titled('personas'), () => {
  let window: TestWindow;
  beforeAll(async () => {
    window = await TestWindow.open({ theme: 'dark' });
    await window.visit('/personas');
    await window.page.getByRole('tab', { name: /Roles/ }).waitFor();
  });
  afterAll(() => window.close());

  it('show the words of every level', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: 'Graded levels' }).click();
    await page.getByText(/quite introverted/).waitFor();
    await page.getByText('As published').click();
    await page.getByText(/You are introverted, unenergetic/).waitFor();
    await page.getByText('Openness', { exact: true }).click();
    await page.getByText(/neither unimaginative/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('find a role among more than a hundred', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: /Roles/ }).click();
    await page.getByLabel('Search roles').fill('naval');
    await page.getByText(/^\d+ of 1\d\d roles$/).waitFor();
    await page.getByRole('cell', { name: 'Naval officer', exact: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('draw people from a population, the same ones with one seed, and store one’s own', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: 'Populations' }).click();
    await page.getByLabel('Population', { exact: true }).selectOption('biographies');
    const people = page.getByRole('region', { name: 'Some of them' });
    const first = people.getByRole('listitem').first();
    await first.getByText('as a role').waitFor();
    const drawn = await first.textContent();
    await people.getByLabel('Seed').fill('8');
    await expect.poll(() => first.textContent()).not.toBe(drawn);
    await people.getByLabel('Seed').fill('0');
    await expect.poll(() => first.textContent()).toBe(drawn);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'New population' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: /My population/ }).waitFor();
    await people.getByRole('listitem').first().waitFor();
  });

  it('take a table: its faults by line, then what it becomes, then a file', async () => {
    const { page } = window;
    const file = (level: string) => ({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(TABLE.replace('LEVEL', level)),
    });
    const input = page.locator('input[type=file][accept*=csv]');
    await input.setInputFiles(file('2'));
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/must be a number from 0 to 1/).waitFor();
    const save = dialog.getByRole('button', { name: 'Save personas' });
    expect(await save.isDisabled()).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('The table').fill(TABLE.replace('LEVEL', '1'));
    await dialog.getByText('Persona, asks for E high').waitFor();
    expect(await dialog.locator('[lang="ar"]').getAttribute('dir')).toBe('rtl');
    expect(await accessibilityProblems(page)).toEqual([]);
    await save.click();
    await page.getByRole('heading', { name: /people/ }).waitFor();
    const { groups } = await callDoor(window.door, 'personas.list', {});
    expect(groups.find(({ id }) => id === 'people')?.personas.map(({ id }) => id)).toEqual(['bold']);
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});

describe.skipIf(NO_BROWSER !== null)(titled('responses'), () => {
  let window: TestWindow;
  let ways = 0;
  let replies = 0;
  beforeAll(async () => {
    window = await TestWindow.open();
    ways = await runStudy(window.door, {
      name: 'ways',
      kind: 'specification',
      instruments: ['ipip-neo-120'],
      templates: ['statement'],
      orders: ['forward'],
      conditions: {
        default: ['none'],
        placebos: [],
        personas: ['INTP'],
        matched: ['placebo', 'anti-target'],
        language: 'en',
      },
      specification: { languages: ['en', 'ar'], labels: ['numbers', 'words'] },
    });
    replies = await runStudy(window.door, {
      name: 'replies',
      kind: 'readings',
      instruments: ['open-replies-10', 'scenarios-40'],
      templates: ['statement'],
      orders: ['forward'],
      conditions: { default: ['none'], placebos: [], personas: ['INTP'] },
      administration: { mode: 'sampled', runs: 1, replyTokens: 16 },
      judge: { subject: 'calibration:pliant' },
    });
  });
  afterAll(() => window.close());

  it('are narrowed to a specification, and say how each was put', async () => {
    const { page } = window;
    const { specifications = [] } = await callDoor(window.door, 'studies.get', { study: ways });
    const arabic = specifications.find(({ language, labels }) => language === 'ar' && labels === 'words');
    await window.visit(`/responses/${ways}`);
    await page.getByLabel('Specification').selectOption(arabic?.id ?? '');
    const item = page.locator('[role="gridcell"] [lang="ar"]').first();
    await item.waitFor();
    expect(await item.getAttribute('dir')).toBe('rtl');
    expect(await page.locator('[role="gridcell"] [lang="en"]').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('row').nth(1).click();
    const record = page.getByRole('region', { name: 'Record' });
    await record.getByText(arabic?.id ?? '', { exact: true }).waitFor();
    await record.getByText('words', { exact: true }).waitFor();
    await record.getByText('العربية').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('name the texts that were made for a persona by what they are for', async () => {
    const { page } = window;
    await window.visit(`/responses/${ways}`);
    const condition = page.getByLabel('Condition');
    await condition.selectOption({ label: 'Anti-target: against INTP, described' });
    await page.getByRole('gridcell', { name: 'Anti-target against INTP, described' }).first().click();
    await page.getByText(/Asks for the opposite of that persona’s targets/).waitFor();
    await page.keyboard.press('Escape');
    await condition.selectOption({ label: 'Matched placebo: as long as INTP, described' });
    await page
      .getByRole('gridcell', { name: 'Matched placebo as long as INTP, described' })
      .first()
      .waitFor();
  });

  it('show a free reply in full, and whose its score is', async () => {
    const { page } = window;
    await window.visit(`/responses/${replies}`);
    await page.getByLabel('Instrument').selectOption('open-replies-10');
    const { rows } = await callDoor(window.door, 'responses.page', {
      study: replies,
      filter: { instrument: 'open-replies-10' },
      offset: 0,
      limit: 50,
    });
    const judged = rows.findIndex(({ score }) => score !== null);
    expect(judged).toBeGreaterThanOrEqual(0);
    await page
      .getByText(rows[judged]?.itemText ?? '')
      .first()
      .waitFor();
    await page
      .getByRole('row')
      .nth(judged + 1)
      .click();
    await page.getByRole('group', { name: 'The whole reply' }).waitFor();
    await page.getByText(/The score is a judge’s: Calibration: pliant/).waitFor();
    await page.getByText(/labelled replies on/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
