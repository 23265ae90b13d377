import { describe, expect, it } from 'vitest';
import { checkLines, outcomeWords } from '../../../../src/renderer/screens/bundles/model/check-words.js';
import {
  canImport,
  jobProgressWords,
  jobStateWords,
  jobTone,
  signatureWords,
  verdictWords,
} from '../../../../src/renderer/screens/bundles/model/job-words.js';
import type { BundleJob, BundleVerification } from '../../../../src/shared/contract/bundles.js';

const VERIFICATION: BundleVerification = {
  ...{ path: 'a', passed: true, study: 'a', planHash: null, mettle: '0.1.0', checks: [], signedBy: null },
  recomputed: { numbers: 1234, different: 0 },
};

function job(change: Partial<BundleJob> = {}): BundleJob {
  return {
    ...{ id: '1', kind: 'verify', name: 'a.mettle.zip', state: 'running', step: '', share: null },
    ...{ rate: null, secondsLeft: null, path: '/a.mettle.zip', uploaded: false, bytes: null, sha256: null },
    ...{ checks: [], verification: null, study: null, known: null, error: null },
    ...change,
  };
}

describe('how a job stands', () => {
  it('is a word, and what came of it once it is done', () => {
    expect(jobStateWords(job())).toBe('Running');
    expect(jobStateWords(job({ state: 'cancelled' }))).toBe('Cancelled');
    const done = job({ state: 'done', verification: VERIFICATION });
    expect([jobStateWords(done), jobTone(done)]).toEqual(['Holds what it says', 'good']);
    const failed = job({ state: 'done', verification: { ...VERIFICATION, passed: false } });
    expect([jobStateWords(failed), jobTone(failed)]).toEqual(['Does not hold', 'problem']);
    expect(jobStateWords(job({ kind: 'import', state: 'done', known: true }))).toBe('Was here already');
    expect(jobStateWords(job({ kind: 'export', state: 'done' }))).toBe('Written');
  });

  it('says what it does, how fast, and how long it will take, as far as that is known', () => {
    const words = (change: Partial<BundleJob>): string => jobProgressWords(job(change));
    expect(words({ state: 'waiting' })).toBe('Waits until another job is over.');
    expect(words({ step: 'checksums', share: 0.125 })).toBe('Checks the checksums · 13%');
    expect(
      words({ kind: 'export', step: 'data/responses.csv', share: 0.5, rate: 2000, secondsLeft: 30 }),
    ).toBe('Writes data/responses.csv · 50% · 2,000 responses a second · 30 s left');
    expect(words({ kind: 'export', step: 'findings' })).toBe('Works out the findings');
    expect(words({ kind: 'import', step: 'import' })).toBe('Takes the study in');
  });

  it('tells of verification and signature in sentences', () => {
    const done = job({ state: 'done', verification: VERIFICATION });
    expect(verdictWords(done)).toContain('1,234 numbers were worked out again');
    expect(signatureWords(done)).toBe('');
    const signed = { ...VERIFICATION, signedBy: 'RWQ…' };
    expect(signatureWords(job({ verification: signed }))).toBe('Signed by RWQ….');
    expect(verdictWords(job({ verification: { ...VERIFICATION, passed: false } }))).toContain('do not rely');
  });

  it('lets in what passed and is still there alone', () => {
    const done = job({ state: 'done', verification: VERIFICATION });
    expect(canImport(done)).toBe(true);
    expect(canImport({ ...done, path: null })).toBe(false);
    expect(canImport({ ...done, verification: { ...VERIFICATION, passed: false } })).toBe(false);
    expect(canImport({ ...done, kind: 'import' })).toBe(false);
    expect(canImport({ ...done, state: 'running' })).toBe(false);
  });
});

describe('the checks of a bundle', () => {
  it('are all there from the beginning, each with how it stands', () => {
    const lines = checkLines(
      job({ step: 'structure', checks: [{ name: 'archive', outcome: 'passed', findings: ['Fine.'] }] }),
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      ...['passed', 'open', 'running', 'open', 'open', 'open', 'open', 'open'],
    ]);
    expect(lines[0]).toMatchObject({ words: 'Archive', findings: ['Fine.'] });
    expect(outcomeWords('open')).toBe('Not checked');
  });

  it('are not being made in a job that is over', () => {
    const lines = checkLines(job({ state: 'cancelled', step: 'structure' }));
    expect(lines.map(({ outcome }) => outcome)).not.toContain('running');
  });
});
