import type { ReportInput } from '../../../shared/contract/report.js';
import type { ConditionKind } from '../../../shared/domain/condition.js';
import { formatCount, formatCounted } from '../../formatting/numbers.js';
import { FactList } from '../../ui/fact-list.js';
import { KIND_WORDS } from '../../screens/responses/response-words.js';
import { PARTS } from '../anchors.js';
import { Part } from './part.js';

/** What was put to the subjects: instruments, conditions, and how often. */
export function AskedPart({ input }: { readonly input: ReportInput }) {
  const { results, detail, instruments } = input;
  const { study } = results;
  return (
    <Part id={PARTS.asked} name="What was asked">
      <FactList
        facts={[
          [
            'Subjects',
            study.subjects.map(({ name, quantization }) => `${name} (${quantization})`).join('; '),
          ],
          [
            'Instruments',
            instruments.map(({ name, items }) => `${name}, ${formatCounted(items, 'item')}`).join('; '),
          ],
          ['Conditions', conditionWords(detail.conditions.map(({ kind }) => kind))],
          ['Templates', detail.templates.map(({ name }) => name).join('; ')],
          ['Responses', `${formatCount(study.responses)} of ${formatCount(study.expected)} planned`],
          ['Plan', `${study.planHash}, locked on ${study.lockedAt.slice(0, 10)}`],
        ]}
      />
    </Part>
  );
}

/** How many conditions there are of each kind, in the order of first use. */
function conditionWords(kinds: readonly ConditionKind[]): string {
  return [...new Set(kinds)]
    .map((kind) => `${KIND_WORDS[kind].toLowerCase()}: ${kinds.filter((other) => other === kind).length}`)
    .join('; ');
}
