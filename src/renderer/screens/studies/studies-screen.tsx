import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { BundlesLink } from '../bundles/bundles-link.js';
import { ExportDialog } from '../bundles/export/export-dialog.js';
import { FirstRun } from './first-run.js';
import { ImportButton } from '../../files/import-button.js';
import { RemovedStudies } from './removed-studies.js';
import { RenameDialog } from './rename-dialog.js';
import styles from './studies-screen.module.css';
import { studyEntries } from './study-entries.js';
import { StudyList } from './study-list.js';
import { useStudyActions } from './use-study-actions.js';

/** Everything that was planned, run or begun here. */
export function StudiesScreen() {
  const studies = useCall('studies.list', {});
  const drafts = useCall('designs.list', {});
  const actions = useStudyActions();
  const [exported, setExported] = useState<number | null>(null);
  const [renamed, setRenamed] = useState<number | null>(null);
  const failed = studies.error ?? drafts.error;
  const ready = studies.data !== undefined && drafts.data !== undefined;
  const entries = ready ? studyEntries(studies.data.studies, drafts.data.drafts) : [];
  const study = studies.data?.studies.find(({ id }) => id === renamed);
  const leaving = studies.data?.studies.find(({ id }) => id === exported);
  return (
    <>
      <PageHeader
        title="Studies"
        description="How far a prompt moves each model away from its default persona."
        actions={
          <>
            <BundlesLink />
            <ImportButton label="Import a study file" onText={actions.importFile} />
            {entries.length > 0 && (
              <Button variant="primary" icon={<Plus />} busy={actions.busy} onClick={actions.design}>
                Design a study
              </Button>
            )}
          </>
        }
      />
      <div className={styles.page}>
        {failed !== null && (
          <ErrorNote
            title="The studies cannot be listed"
            error={failed}
            onRetry={() => {
              void studies.refetch();
              void drafts.refetch();
            }}
          />
        )}
        {!ready && failed === null && <LoadingNote text="Reading the studies" />}
        {ready && entries.length === 0 && <FirstRun onDesign={actions.design} busy={actions.busy} />}
        {entries.length > 0 && (
          <StudyList entries={entries} actions={actions} onRename={setRenamed} onExport={setExported} />
        )}
        <RemovedStudies studies={studies.data?.removed ?? []} onRestore={actions.restore} />
      </div>
      {study !== undefined && <RenameDialog study={study} onClose={() => setRenamed(null)} />}
      {leaving !== undefined && (
        <ExportDialog study={leaving.id} name={leaving.name} onClose={() => setExported(null)} />
      )}
    </>
  );
}
