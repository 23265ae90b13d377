import { useMemo } from 'react';
import { FigureTables } from '../../sections/figure-tables.js';
import { detailTables } from '../model/detail-tables.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';

/** Every figure as a table, one at a time. */
export function DetailsSection({ view }: { readonly view: SubjectView }) {
  const tables = useMemo(() => detailTables(view), [view]);
  return <FigureTables tables={tables} name={view.subject.name} fileWords={fileWords(view)} />;
}
