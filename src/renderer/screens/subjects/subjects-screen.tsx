import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import type { SubjectList } from '../../../shared/contract/subjects.js';
import { useCall } from '../../api/hooks.js';
import { formatBytes } from '../../formatting/numbers.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { PageHeader } from '../../ui/page-header.js';
import { AddPath } from './add-path.js';
import { FolderList } from './folder-list.js';
import { SkippedFiles } from './skipped-files.js';
import { SubjectDrawer } from './subject-drawer.js';
import { SubjectTable } from './subject-table.js';
import styles from './subjects-screen.module.css';

/** The GGUF files that can be put to a test: those that come with Mettle, and those of the researcher's folders. */
export function SubjectsScreen() {
  const list = useCall('subjects.list', {});
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="Subjects"
        description="Models as GGUF files. They are used where they are, never copied or changed."
        actions={
          <Button variant="primary" icon={<FolderPlus size={16} />} onClick={() => setAdding(true)}>
            Add a folder or file
          </Button>
        }
      />
      {list.isPending && <LoadingNote text="Looking for subjects" />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && <Subjects list={list.data} />}
      {adding && <AddPath onClose={() => setAdding(false)} />}
    </>
  );
}

function Subjects({ list }: { readonly list: SubjectList }) {
  const [open, setOpen] = useState<string | null>(null);
  const own = list.subjects.filter(({ calibration }) => !calibration);
  const calibration = list.subjects.filter((subject) => subject.calibration);
  return (
    <div className={styles.page}>
      <section aria-labelledby="own-subjects">
        <h2 id="own-subjects">Your own</h2>
        {own.length === 0 ? (
          <p className={styles.soft}>
            None yet. Add a folder that holds GGUF files, or drop a file on this window.
          </p>
        ) : (
          <SubjectTable caption="Your own subjects, by family" subjects={own} onOpen={setOpen} />
        )}
        <FolderList folders={list.folders} />
      </section>
      <section aria-labelledby="calibration-subjects">
        <h2 id="calibration-subjects">Calibration subjects</h2>
        <p className={styles.soft}>
          Small models made for Mettle, whose resistance is known. They are to a study what weights are to a
          scale.
        </p>
        <SubjectTable caption="Calibration subjects" subjects={calibration} onOpen={setOpen} />
      </section>
      <SkippedFiles skipped={list.skipped} />
      <p className={styles.soft}>{formatBytes(list.freeBytes)} of memory are free.</p>
      {open !== null && <SubjectDrawer reference={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
