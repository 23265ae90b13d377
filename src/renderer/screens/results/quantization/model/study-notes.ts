import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import { formatConfidence } from '../../../../charts/layout/number-text.js';
import type { Caveat } from '../../model/caveats.js';
import { comparingBy } from './quantization-view.js';

/** What must be known before a verdict of the whole study is repeated. */
export function studyNotes(detail: StudyDetail): Caveat[] {
  const { margins, alpha } = comparingBy(detail);
  return [
    {
      key: 'margins',
      name: 'The margins are the researcher’s',
      text: `Up to ±${margins.points} points of a five-point scale and ±${margins.resistance} of resistance count as no change, by two one-sided tests at ${alpha} (${formatConfidence(1 - 2 * alpha)} intervals). Other margins give other verdicts.`,
      tone: 'neutral',
    },
    {
      key: 'untested',
      name: 'What is not tested',
      text: 'Verdicts rest on the default’s scales and on resistance. Answers, types, gain and the scales in every other condition are shown, and not tested.',
      tone: 'neutral',
    },
    {
      key: 'speed',
      name: 'Speed',
      text: 'It is that of this run, with whatever else the machine did meanwhile.',
      tone: 'neutral',
    },
  ];
}
