import { resistanceViews } from '../../../../../src/main/studies/resistance/views.js';
import {
  subjectView,
  type SubjectView,
} from '../../../../../src/renderer/screens/results/resistance/model/subject-view.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import type { StudyDetail } from '../../../../../src/shared/contract/studies.js';
import {
  accumulate,
  analyse,
  half,
  study,
  type StudyOptions,
  type Subject,
} from '../../../../main/studies/answers/synthetic.js';
import { studySubject, studySummary } from '../../../studies-fixture.js';

const SHA256 = 'c'.repeat(64);

/** A subject's findings, worked out from a synthetic subject's answers; the first `share` of them. */
export function syntheticEntry(
  options: StudyOptions = {},
  subject: Subject = half,
  share = 1,
): SubjectResultsOf<'resistance'> {
  const snapshot = study({ itemsPerAxis: 4, templates: ['one', 'two'], ...options });
  const accumulator = accumulate(snapshot, subject, share);
  return {
    subject: studySubject({
      sha256: SHA256,
      responses: accumulator.coverage.answered,
      expected: accumulator.coverage.expected,
    }),
    runtime: null,
    state: 'ready',
    analysed: accumulator.coverage.answered,
    findings: {
      kind: 'resistance',
      result: analyse(snapshot, subject, share),
      views: resistanceViews(accumulator, snapshot),
    },
    error: null,
  };
}

/** The same as the results page shows it. */
export function syntheticView(options: StudyOptions = {}, subject: Subject = half): SubjectView {
  const snapshot = study({ itemsPerAxis: 4, templates: ['one', 'two'], ...options });
  const entry = syntheticEntry(options, subject);
  const summary = studySummary({ instruments: [{ id: 'axes', name: 'Axes' }], subjects: [entry.subject] });
  const results: StudyResultsOf<'resistance'> = { study: summary, subjects: [entry], comparison: null };
  const detail: StudyDetail = {
    summary,
    design: snapshot.design,
    instruments: [...snapshot.instruments],
    conditions: [...snapshot.conditions],
    templates: [...(snapshot.templates ?? [])],
    personas: [],
    runtimes: [],
  };
  const view = subjectView(entry, results, detail);
  if (view === null) throw new Error('a synthetic subject has findings');
  return view;
}
