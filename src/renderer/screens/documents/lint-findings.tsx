import type { LintSeverity, PlacedFinding } from '../../../shared/contract/lint.js';
import { formatCount, formatCounted } from '../../formatting/numbers.js';
import { classNames } from '../../ui/class-names.js';
import { Disclosure } from '../../ui/disclosure.js';
import { Tag, type TagTone } from '../../ui/tag.js';
import { asSentence, groupFindings, ruleWords, type FindingGroup } from './finding-groups.js';
import styles from './lint-findings.module.css';

interface LintFindingsProps {
  readonly findings: readonly PlacedFinding[];
  /** Goes to a finding's place in the text, where the text is at hand. */
  readonly onGoTo?: ((finding: PlacedFinding) => void) | undefined;
  /** Level of the headings of severities. */
  readonly level?: 3 | 4;
  /** Places above what is said of them, where there is no room beside. */
  readonly narrow?: boolean;
}

const SEVERITIES: Readonly<
  Record<LintSeverity, { readonly one: string; readonly tone: TagTone; readonly means: string }>
> = {
  error: {
    one: 'Error',
    tone: 'problem',
    means: 'Scores would be wrong or mean nothing.',
  },
  warning: {
    one: 'Warning',
    tone: 'warning',
    means: 'A reader of results has to know it, or it should be changed.',
  },
  note: { one: 'Note', tone: 'neutral', means: 'Worth a look, and often right as it is.' },
};

/** Places of one rule that are in sight; more stand behind a disclosure. */
const SHOWN = 4;

/** What the linter has to say about an instrument, from the gravest on: where, what, and what to do. */
export function LintFindings({ findings, onGoTo, level = 3, narrow = false }: LintFindingsProps) {
  const Heading = level === 3 ? 'h3' : 'h4';
  if (findings.length === 0) return <p className={styles.none}>The linter has nothing to say.</p>;
  return (
    <div className={classNames(styles.findings, narrow && styles.narrow)}>
      {groupFindings(findings).map(({ severity, count, groups }) => {
        const { one, tone, means } = SEVERITIES[severity];
        return (
          <section key={severity} aria-label={`${one}s`}>
            <Heading className={styles.severity}>
              <Tag tone={tone}>{formatCounted(count, one)}</Tag>
              <span>{means}</span>
            </Heading>
            <ul className={styles.rules}>
              {groups.map((group) => (
                <li key={`${group.rule}\n${group.advice}`}>
                  <Rule group={group} onGoTo={onGoTo} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface RuleProps {
  readonly group: FindingGroup;
  readonly onGoTo: LintFindingsProps['onGoTo'];
}

function Rule({ group: { rule, advice, findings }, onGoTo }: RuleProps) {
  const rest = findings.slice(SHOWN);
  return (
    <>
      <p className={styles.advice}>
        <strong>{ruleWords(rule)}.</strong> {advice}
      </p>
      <Places findings={findings.slice(0, SHOWN)} onGoTo={onGoTo} />
      {rest.length > 0 && (
        <Disclosure summary={`${formatCount(rest.length)} more of these`}>
          <Places findings={rest} onGoTo={onGoTo} />
        </Disclosure>
      )}
    </>
  );
}

function Places({ findings, onGoTo }: Pick<LintFindingsProps, 'findings' | 'onGoTo'>) {
  return (
    <ul className={styles.places}>
      {findings.map((finding) => (
        <li key={`${finding.place}:${finding.message}`}>
          <span className={styles.place}>
            {onGoTo === undefined ? (
              <span>Line {formatCount(finding.line)}</span>
            ) : (
              <button type="button" onClick={() => onGoTo(finding)}>
                Line {formatCount(finding.line)}
              </button>
            )}
            {finding.place !== '' && <code>{finding.place}</code>}
          </span>
          <span dir="auto">{asSentence(finding.message)}</span>
        </li>
      ))}
    </ul>
  );
}
