import { Ellipsis, FileText, SlidersHorizontal, SquarePen, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { StudyDetail, StudySummary } from '../../../../shared/contract/studies.js';
import { useAction, useClient } from '../../../api/hooks.js';
import { saveFile, textFile } from '../../../files/save-file.js';
import { formatCount, formatCounted, formatDate } from '../../../formatting/numbers.js';
import { goTo } from '../../../shell/hash-location.js';
import { useToast } from '../../../state/toasts.js';
import { MettleError } from '../../../../shared/errors.js';
import { IconButton } from '../../../ui/icon-button.js';
import { LinkButton } from '../../../ui/link-button.js';
import { Menu } from '../../../ui/menu.js';
import { PageHeader } from '../../../ui/page-header.js';
import { StateBadge } from '../../../ui/state-badge.js';
import { AnalysisDialog } from './analysis-dialog.js';
import styles from './results-header.module.css';

interface ResultsHeaderProps {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
}

/** The study's name, what it was, and what can be done with its results. */
export function ResultsHeader({ study, detail }: ResultsHeaderProps) {
  const [changing, setChanging] = useState(false);
  const create = useAction('designs.create');
  const saveReport = useSaveReport(study.id);
  return (
    <>
      <PageHeader
        title={study.name}
        eyebrow={
          <span className={styles.eyebrow}>
            Results <StateBadge state={study.state} />
          </span>
        }
        description={
          <>
            {study.description !== '' && <p>{study.description}</p>}
            <p className={styles.facts}>
              {formatCounted(study.subjects.length, 'subject')},{' '}
              {formatCounted(study.conditions, 'condition')},{' '}
              {study.instruments.map(({ name }) => name).join(' and ')}; {formatCount(study.responses)}{' '}
              responses; plan locked {formatDate(study.lockedAt)}.
            </p>
          </>
        }
        actions={
          <>
            <LinkButton href={`#/run/${study.id}`}>Run</LinkButton>
            <LinkButton href={`#/responses/${study.id}`} icon={<Table2 />}>
              Responses
            </LinkButton>
            <Menu
              trigger={<IconButton label="More actions" icon={<Ellipsis />} />}
              items={[
                { label: 'Save the report as text', icon: <FileText />, onSelect: saveReport },
                {
                  label: 'Duplicate as a new design',
                  icon: <SquarePen />,
                  onSelect: () =>
                    create.mutate(
                      { from: { kind: 'study', study: study.id } },
                      { onSuccess: (draft) => goTo(`/design/${draft.id}`) },
                    ),
                },
                'separator',
                {
                  label: 'Change the analysis settings',
                  icon: <SlidersHorizontal />,
                  onSelect: () => setChanging(true),
                },
              ]}
            />
          </>
        }
      />
      {changing && (
        <AnalysisDialog
          study={study.id}
          analysis={detail.design.analysis}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  );
}

function useSaveReport(study: number): () => void {
  const client = useClient();
  const toast = useToast();
  return () => {
    client
      .call('results.report', { study })
      .then(({ fileName, text }) => saveFile(fileName, textFile(text, 'text/plain')))
      .catch((thrown: unknown) => {
        const { message, hint } = MettleError.from(thrown);
        toast({ tone: 'problem', title: message, ...(hint === undefined ? {} : { text: hint }) });
      });
  };
}
