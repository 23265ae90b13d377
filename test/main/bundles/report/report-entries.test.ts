import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleContents } from '../../../../src/main/bundles/contents.js';
import { exportBundle } from '../../../../src/main/bundles/export-bundle.js';
import { reportInput } from '../../../../src/main/bundles/report/report-input.js';
import { loadReportProgram } from '../../../../src/main/bundles/report/report-program.js';
import { storedSource, workOutFindings, type BundleSource } from '../../../../src/main/bundles/source.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import type { Library } from '../../../../src/main/library/load-library.js';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import type { Report } from '../../../../src/shared/contract/report.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { readBundle, textOf } from '../fixtures/read-bundle.js';
import { ranStudy, temporaryFolder } from '../fixtures/studies.js';

const choices = bundleChoicesSchema.parse({});
const SCRIPT = '</script><img src=x onerror="window.hacked=1"><!--\u2028';

async function sourceOf(
  changes: Record<string, unknown> = {},
  library: Library = smallLibrary(),
): Promise<BundleSource> {
  const store = await ranStudy({
    design: smallDesign({ analysis: { bootstrap: 100 }, ...changes }),
    library,
    engine: new FakeEngine(),
    subjects: ['one', 'two'].map(fakeSubject),
  });
  return storedSource(store, 'small-study');
}

async function drawn(source: BundleSource): Promise<Report> {
  const draw = await loadReportProgram();
  return draw(reportInput(bundleContents(source, choices), await workOutFindings(source)));
}

/** The markup of a page without what stands in its style and its scripts. */
function markupIn(html: string): string {
  return html.replace(/(<(script|style)[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
}

/** The text of a page without its tags. */
function textIn(html: string): string {
  return markupIn(html)
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]*>/g, ' ');
}

describe('the report of a bundle', () => {
  it('is in every bundle, with each figure as drawing and numbers', async () => {
    const path = join(temporaryFolder(), 'small.mettle.zip');
    await exportBundle(await sourceOf(), path, { choices });
    const entries = await readBundle(path);
    const figures = entries.filter((entry) => entry.path.startsWith('figures/')).map((entry) => entry.path);
    const drawings = figures.filter((name) => name.endsWith('.svg'));
    expect(drawings.length).toBeGreaterThan(10);
    expect(
      figures.filter((name) => name.endsWith('.csv')).map((name) => name.replace('.csv', '.svg')),
    ).toEqual(drawings);
    for (const name of drawings) {
      const svg = textOf(entries, name);
      expect(svg, name).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
      expect(svg, name).not.toMatch(/NaN|undefined|var\(--|class=|tabindex|on\w+=/);
      expect(textOf(entries, name.replace('.svg', '.csv')).split('\r\n').length, name).toBeGreaterThan(2);
    }
    expect(textOf(entries, 'README.md')).toContain('`report.html`: The report');
    expect(textOf(entries, 'ro-crate-metadata.json')).toContain('"text/html"');
    expect((await verifyBundle(path)).passed).toBe(true);
  });

  it('holds in this order what was asked, the verdicts, departures, figures, methods and how to check it', async () => {
    const { html } = await drawn(await sourceOf());
    const parts = [
      'small-study',
      'What was asked',
      'Verdicts',
      'Departures from the plan',
      'Distributions',
      'Persona map|Adoption',
      'Methods',
      'Subjects and environment',
      'Instruments',
      'How to cite',
      'How to check it',
    ];
    const headings = [...html.matchAll(/<h[12][^>]*>([\s\S]*?)<\/h[12]>/g)].map(([, text = '']) =>
      textIn(text),
    );
    const places = parts.map((part) => headings.findIndex((heading) => new RegExp(part).test(heading)));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(places).not.toContain(-1);
    expect(textIn(html)).not.toMatch(/NaN|undefined|\[object/);
    expect(textIn(html)).toContain('mettle verify small-study.mettle.zip');
    // Every scale of every subject, whether or not a script runs.
    expect(headings.filter((heading) => heading.includes('Distributions'))).toHaveLength(2);
  });

  it('leads nowhere but within itself, and names no machine', async () => {
    const html = markupIn((await drawn(await sourceOf())).html);
    const targets = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets) expect(target).toMatch(/^#[\w-]+$/);
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    for (const target of targets) expect(ids).toContain(target.slice(1));
    expect(html).not.toMatch(/\/subjects\/one\.gguf|style="/);
  });

  it('has the same bytes twice', async () => {
    const source = await sourceOf();
    expect(await drawn(source)).toEqual(await drawn(source));
  });

  it('keeps names and texts that hold script as text, in the page and in its figures', async () => {
    const library = smallLibrary();
    const small = library.instruments.get('small')!;
    const [scale] = small.scales;
    const instrument = {
      ...small,
      name: `Small ${SCRIPT}`,
      citation: SCRIPT,
      scales: [{ ...scale!, name: `Scale ${SCRIPT}`, low: { name: SCRIPT, letter: 'I' } }],
    };
    const hostile = { ...library, instruments: new Map([['small', instrument]]) };
    const source = await sourceOf({ description: SCRIPT }, hostile);
    const subjects = source.subjects.map((entry) => ({
      ...entry,
      subject: { ...entry.subject, name: `${entry.subject.name} ${SCRIPT}`, licence: SCRIPT, source: SCRIPT },
    }));
    const { html: whole, figures } = await drawn({ ...source, subjects });
    const html = markupIn(whole);
    expect(html).not.toMatch(/<img|<!--\u2028/);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html).toContain('&lt;img src=x onerror=');
    for (const { name, svg } of figures) {
      expect(name).toMatch(/^[a-z0-9-]+$/);
      expect(svg).not.toMatch(/<img|<script|<!--/);
    }
    expect(figures.some(({ svg }) => svg.includes('&lt;img'))).toBe(true);
  });

  it('says what is missing, of subjects that failed too', async () => {
    const source = await sourceOf();
    const [first, second] = source.subjects;
    const { html } = await drawn({
      ...source,
      subjects: [
        first!,
        { ...second!, responses: 0, failure: { code: 'ENGINE_CRASHED', message: 'at /home/ada/x' } },
      ],
      responses: async function* (sha256) {
        if (sha256 === first!.subject.sha256) yield* source.responses(sha256);
      },
    });
    expect(textIn(html)).toContain('two gave 0 of 120 responses (ENGINE_CRASHED).');
    expect(textIn(html)).toContain('No figures of two yet');
    expect(html.includes('/home/ada')).toBe(false);
  });
});
