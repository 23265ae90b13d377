import { describe, expect, it } from 'vitest';
import { loadReportProgram } from '../../../../src/main/bundles/report/report-program.js';
import { temporaryFolder } from '../fixtures/studies.js';

describe('loadReportProgram', () => {
  it('says what to do where it was not built', async () => {
    await expect(loadReportProgram(temporaryFolder())).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      hint: expect.stringContaining('npm run build:report'),
    });
  });
});
