import { describe, expect, it } from 'vitest';
import {
  checkWords,
  downloadStateWords,
  progressWords,
  tokenWords,
} from '../../../../../src/renderer/screens/subjects/model/download-words.js';
import { download } from '../subjects-fixture.js';

describe('a download in words', () => {
  it('tells size, share, rate and time left while it runs', () => {
    expect(progressWords(download())).toBe('200 MB of 400 MB (50%) · 10.0 MB a second · 20 s left');
  });

  it('tells no rate and no time where nothing runs, and none that is unknown', () => {
    expect(progressWords(download({ state: 'paused' }))).toBe('200 MB of 400 MB (50%)');
    expect(progressWords(download({ totalBytes: null, rate: 0, secondsLeft: null }))).toBe(
      '200 MB of an unknown size',
    );
    expect(progressWords(download({ state: 'done', files: 2, resumed: 1 }))).toBe(
      '400 MB · 2 files · connection lost and taken up again once',
    );
    expect(progressWords(download({ totalBytes: 0, doneBytes: 0 }))).toContain('(0%)');
  });

  it('claims a checksum only where the source states one', () => {
    expect(checkWords({ state: 'done', sha256: null })).toContain('no checksum');
    expect(checkWords({ state: 'done', sha256: 'ab' })).not.toBe(
      checkWords({ state: 'running', sha256: 'ab' }),
    );
  });

  it('has a word for each state and place of a token', () => {
    expect(downloadStateWords('checking')).toBe('Checking');
    expect(tokenWords('none')).toContain('no token');
  });
});
