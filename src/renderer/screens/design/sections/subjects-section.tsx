import { FolderPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SubjectList } from '../../../../shared/contract/subjects.js';
import { useCall } from '../../../api/hooks.js';
import { formatBytes, formatCounted } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { TextInput } from '../../../ui/text-input.js';
import { AddPath } from '../../subjects/add-path.js';
import { foundSubjects } from '../../subjects/model/subject-search.js';
import { Place } from '../fields/place.js';
import { missingReferences, subjectGroups } from '../model/subject-groups.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { AdapterChoice } from './adapter-choice.js';
import { MissingSubjects } from './missing-subjects.js';
import { SectionFrame } from './section-frame.js';
import { SubjectGroupTable } from './subject-group-table.js';
import styles from './subjects-section.module.css';

/** Lists shorter than this are seen at a glance. */
const SEARCH_FROM = 8;

/** Which models are put to the test. */
export function SubjectsSection() {
  const list = useCall('subjects.list', {});
  const [adding, setAdding] = useState(false);
  const edit = useDesignEdit();
  return (
    <SectionFrame
      section="subjects"
      lead="The models under test, each variant as one GGUF file. The same plan is put to every one of them, one after another."
    >
      <Place of="subjects" className={styles.picker}>
        {list.isPending && <LoadingNote text="Looking for subjects" />}
        {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && <SubjectPicker list={list.data} />}
        <div className={styles.choices}>
          <Button size="small" icon={<FolderPlus />} onClick={() => setAdding(true)}>
            Add a folder or file
          </Button>
          {list.isSuccess && (
            <AdapterChoice
              list={list.data}
              onUse={({ base, reference }) =>
                edit('the subjects', ({ subjects }) => ({
                  subjects: [...subjects, ...[base, reference].filter((one) => !subjects.includes(one))],
                }))
              }
            />
          )}
        </div>
      </Place>
      {adding && <AddPath onClose={() => setAdding(false)} />}
    </SectionFrame>
  );
}

function SubjectPicker({ list }: { readonly list: SubjectList }) {
  const chosen = useDesign((design) => design.subjects);
  const edit = useDesignEdit();
  const [search, setSearch] = useState('');
  const groups = useMemo(
    () => subjectGroups(foundSubjects(list.subjects, search), chosen),
    [list.subjects, search, chosen],
  );
  const choose = (references: readonly string[], on: boolean): void =>
    edit('the subjects', ({ subjects }) => {
      const others = subjects.filter((reference) => !references.includes(reference));
      return {
        subjects: on ? [...subjects, ...references.filter((one) => !subjects.includes(one))] : others,
      };
    });
  return (
    <>
      <p className={styles.count} aria-live="polite">
        {formatCounted(chosen.length, 'subject')} chosen. {formatBytes(list.freeBytes)} of memory are free.
      </p>
      <MissingSubjects
        references={missingReferences(chosen, list.subjects, list.adapters)}
        onReplace={(reference, found) =>
          edit('the subjects', ({ subjects }) => ({
            subjects: [...new Set(subjects.map((one) => (one === reference ? found : one)))],
          }))
        }
        onLeaveOut={(reference) => choose([reference], false)}
      />
      {list.subjects.length >= SEARCH_FROM && (
        <TextInput
          label="Search subjects"
          hideLabel
          type="search"
          placeholder="Search by name, family, quantization or path"
          value={search}
          onChange={setSearch}
        />
      )}
      {groups.length === 0 && <p className={styles.count}>No subject matches “{search}”.</p>}
      {groups.map((group) => (
        <SubjectGroupTable key={group.key} group={group} chosen={chosen} onChoose={choose} />
      ))}
    </>
  );
}
