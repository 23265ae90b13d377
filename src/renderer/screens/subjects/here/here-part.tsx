import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import type { AdapterSummary, SubjectList } from '../../../../shared/contract/subjects.js';
import { formatBytes, formatCount, formatCounted } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LinkButton } from '../../../ui/link-button.js';
import { SubjectDrawer } from '../drawer/subject-drawer.js';
import { subjectFamilies } from '../model/subject-families.js';
import { filteredSubjects, NO_FILTER, otherStores, storesOf } from '../model/subject-filter.js';
import { subjectsAddress } from '../model/subjects-address.js';
import { AdapterDialog } from './adapter-dialog.js';
import { AdapterTable } from './adapter-table.js';
import styles from './here-part.module.css';
import { HashingNote } from './hashing-note.js';
import { SearchedPlaces } from './searched-places.js';
import { SkippedFiles } from './skipped-files.js';
import { SubjectFilters } from './subject-filters.js';
import { SubjectTable } from './subject-table.js';
import { useAdaptedStudy } from './use-adapted-study.js';

/** The subjects that can be put to a test on this machine. */
export function HerePart({ list, onAdd }: { readonly list: SubjectList; readonly onAdd: () => void }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [open, setOpen] = useState<string | null>(null);
  const [laying, setLaying] = useState<AdapterSummary | null>(null);
  const study = useAdaptedStudy();
  const found = filteredSubjects(list.subjects, filter);
  const own = subjectFamilies(
    found.filter(({ calibration }) => !calibration),
    filter.sort,
  );
  const calibration = subjectFamilies(
    found.filter((subject) => subject.calibration),
    filter.sort,
  );
  const hasOwn = list.subjects.some((subject) => !subject.calibration);
  return (
    <div className={styles.part}>
      <SubjectFilters
        filter={filter}
        stores={storesOf(list.subjects)}
        shown={shownWords(found.length, list)}
        onChange={setFilter}
      />
      <HashingNote hashing={list.hashing} />
      {!hasOwn && <NoneYet searched={otherStores(list.stores).length > 0} onAdd={onAdd} />}
      {own.length > 0 && (
        <section aria-labelledby="own-subjects">
          <h2 id="own-subjects">Models</h2>
          <SubjectTable caption="Models, by family" families={own} onOpen={setOpen} />
        </section>
      )}
      {calibration.length > 0 && (
        <section aria-labelledby="calibration-subjects">
          <h2 id="calibration-subjects">Calibration subjects</h2>
          <p className={styles.soft}>
            Small models made for Mettle, whose resistance is known. They are to a study what weights are to a
            scale.
          </p>
          <SubjectTable caption="Calibration subjects, by family" families={calibration} onOpen={setOpen} />
        </section>
      )}
      {found.length === 0 && (
        <EmptyState
          title="No subject is as asked for"
          text="Take a word out of the search, or look everywhere."
          action={<Button onClick={() => setFilter(NO_FILTER)}>Show all subjects</Button>}
        />
      )}
      {list.adapters.length > 0 && <AdapterTable adapters={list.adapters} onLay={setLaying} />}
      <SkippedFiles skipped={list.skipped} />
      <SearchedPlaces stores={list.stores} folders={list.folders} />
      {open !== null && (
        <SubjectDrawer reference={open} freeBytes={list.freeBytes} onClose={() => setOpen(null)} />
      )}
      {laying !== null && (
        <AdapterDialog
          adapter={laying}
          subjects={list.subjects}
          use={{
            label: 'New study of base and adapter',
            onUse: (adapted) => {
              setLaying(null);
              study(adapted);
            },
          }}
          onClose={() => setLaying(null)}
        />
      )}
    </div>
  );
}

function NoneYet({ searched, onAdd }: { readonly searched: boolean; readonly onAdd: () => void }) {
  return (
    <EmptyState
      title="No models of your own yet"
      text={`${
        searched
          ? 'Mettle looked where other programs keep theirs, such as LM Studio, Ollama and the Hugging Face cache, and found none there. '
          : ''
      }Add a folder that holds GGUF files, drop a file on this window, or see which models are worth a try.`}
      action={
        <>
          <Button icon={<FolderPlus size={16} />} onClick={onAdd}>
            Add a folder or file
          </Button>
          <LinkButton href={`#${subjectsAddress('catalogue')}`}>Models to try</LinkButton>
        </>
      }
    />
  );
}

function shownWords(found: number, { subjects, freeBytes }: SubjectList): string {
  const count =
    found === subjects.length
      ? formatCounted(found, 'subject')
      : `${formatCount(found)} of ${formatCounted(subjects.length, 'subject')}`;
  return `${count}. ${formatBytes(freeBytes)} of memory are free.`;
}
