import {
  Ellipsis,
  FileText,
  GitCompareArrows,
  Package,
  SlidersHorizontal,
  SquarePen,
  Table2,
} from 'lucide-react';
import { useState } from 'react';
import type { StudyDetail, StudySummary } from '../../../../shared/contract/studies.js';
import { useAction, useClient } from '../../../api/hooks.js';
import { saveFile, textFile } from '../../../files/save-file.js';
import { askedWords } from '../../../formatting/asked-words.js';
import { formatCount, formatCounted, formatDate } from '../../../formatting/numbers.js';
import { goTo } from '../../../shell/hash-location.js';
import { useToast } from '../../../state/toasts.js';
import { MettleError } from '../../../../shared/errors.js';
import { IconButton } from '../../../ui/icon-button.js';
import { LinkButton } from '../../../ui/link-button.js';
import { Menu } from '../../../ui/menu.js';
import { PageHeader } from '../../../ui/page-header.js';
import { StateBadge } from '../../../ui/state-badge.js';
import { ExportDialog } from '../../bundles/export/export-dialog.js';
import { originWords } from '../../bundles/model/imported-words.js';
import { AnalysisDialog } from './analysis-dialog.js';
import styles from './results-header.module.css';

interface ResultsHeaderProps {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
}

/** The study's name, what it was, and what can be done with its results. */
export function ResultsHeader({ study, detail }: ResultsHeaderProps) {
  const [changing, setChanging] = useState(false);
  const [exporting, setExporting] = useState(false);
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
            {study.origin !== null && <p>{originWords(study.origin)}</p>}
            <p className={styles.facts}>
              {formatCounted(study.subjects.length, 'subject')},{' '}
              {formatCounted(study.conditions, 'condition')}, {askedWords(study, ' and ')};{' '}
              {formatCount(study.responses)} responses; plan locked {formatDate(study.lockedAt)}.
            </p>
          </>
        }
        actions={
          <>
            {study.origin === null ? (
              <LinkButton href={`#/run/${study.id}`}>Run</LinkButton>
            ) : (
              <LinkButton href={`#/compare/${study.id}`} icon={<GitCompareArrows />}>
                Compare with mine
              </LinkButton>
            )}
            <LinkButton href={`#/responses/${study.id}`} icon={<Table2 />}>
              Responses
            </LinkButton>
            <Menu
              trigger={<IconButton label="More actions" icon={<Ellipsis />} />}
              items={[
                { label: 'Export as a bundle', icon: <Package />, onSelect: () => setExporting(true) },
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
                  label:
                    study.origin === null
                      ? 'Change the analysis settings'
                      : 'Change the analysis settings: imported, only read',
                  icon: <SlidersHorizontal />,
                  disabled: study.origin !== null,
                  onSelect: () => setChanging(true),
                },
              ]}
            />
          </>
        }
      />
      {exporting && <ExportDialog study={study.id} name={study.name} onClose={() => setExporting(false)} />}
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
