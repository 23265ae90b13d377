import type { PersonaMap as PersonaMapView } from '../../../../../shared/contract/views.js';
import { PersonaMap } from '../../../../charts/persona-map.js';
import { requestedType } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

/** Requested type by measured type. */
export function MapSection({ view, map }: { readonly view: SubjectView; readonly map: PersonaMapView }) {
  const openMark = useOpenMark(view);
  return (
    <div className={styles.panel}>
      <PersonaMap
        map={map}
        faded={view.faded}
        fileWords={fileWords(view, 'persona map')}
        onOpen={(row) => openMark(requestedType(view, row))}
      />
    </div>
  );
}
