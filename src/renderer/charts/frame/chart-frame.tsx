import { useParentSize } from '@visx/responsive';
import { useContext, useId, useState, type ReactNode } from 'react';
import { classNames } from '../../ui/class-names.js';
import { Disclosure } from '../../ui/disclosure.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import type { ChartTable } from '../chart-table.js';
import styles from './chart-frame.module.css';
import { ChartPresentationContext, ChartToolsContext, FigurePlaceContext } from './presentation.js';
import { TableView } from './table-view.js';

export interface ChartFrameProps {
  readonly title: string;
  /** One sentence: what is drawn, and how it is read. */
  readonly description: string;
  /** Exactly the numbers drawn. */
  readonly table: ChartTable;
  /** Where the numbers come from, from the general to the particular: a saved file's name, and its source line. */
  readonly fileWords: readonly string[];
  readonly controls?: ReactNode;
  readonly note?: ReactNode;
  /** Draws the figure pale: its numbers are not to be read. */
  readonly faded?: boolean;
  /** Draws one `svg` of this width in pixels, with its tooltip beside it. */
  readonly children: (width: number) => ReactNode;
}

/** Narrower than this nothing can be read; the figure scrolls instead. */
const LEAST_WIDTH = 280;

/** A figure with its title, its numbers as a table, and a menu that copies and saves it. */
export function ChartFrame({
  title,
  description,
  table,
  fileWords,
  controls,
  note,
  faded = false,
  children,
}: ChartFrameProps) {
  const id = useId();
  const { firstWidth, numbers, onFigure } = useContext(ChartPresentationContext);
  const place = useContext(FigurePlaceContext);
  const Tools = useContext(ChartToolsContext);
  // A saved figure is not pale, and must say it all the same.
  const words = faded
    ? `${description} The gate was not passed: these figures are not to be read.`
    : description;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [figure, setFigure] = useState<HTMLDivElement | null>(null);
  const { parentRef, width: measured } = useParentSize({
    debounceTime: 40,
    ignoreDimensions: ['height', 'top', 'left'],
    initialSize: { width: firstWidth },
  });
  const width = measured > 0 ? measured : firstWidth;
  onFigure?.({ title, description: words, table, fileWords, place, draw: children });
  return (
    <figure className={styles.figure} aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`}>
      <div className={styles.head}>
        <h3 id={`${id}-title`} className={styles.title}>
          {title}
        </h3>
        {numbers === 'instead' && (
          <div className={styles.tools}>
            <SegmentedControl
              label={`Show ${title} as`}
              hideLabel
              value={view}
              onChange={setView}
              options={[
                { value: 'chart', label: 'Chart' },
                { value: 'table', label: 'Table' },
              ]}
            />
            {Tools !== null && (
              <Tools
                title={title}
                description={words}
                table={table}
                fileWords={fileWords}
                figure={view === 'chart' ? figure : null}
              />
            )}
          </div>
        )}
      </div>
      <figcaption id={`${id}-description`} className={styles.description}>
        {words}
      </figcaption>
      {controls}
      <div ref={parentRef}>
        {view === 'chart' ? (
          <div ref={setFigure} className={classNames(styles.plot, faded && styles.faded)}>
            {width > 0 && children(Math.max(LEAST_WIDTH, Math.floor(width)))}
          </div>
        ) : (
          <TableView table={table} caption={`${title}. ${words}`} />
        )}
      </div>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {numbers === 'below' && (
        <div className={styles.folded}>
          <FoldedNumbers title={title} table={table} />
        </div>
      )}
    </figure>
  );
}

/** The table below a figure in a document, where it is printed unfolded. */
function FoldedNumbers({ title, table }: Pick<ChartFrameProps, 'title' | 'table'>) {
  return (
    <Disclosure
      summary={
        <span>
          Numbers<span className="visually-hidden"> of {title}</span>
        </span>
      }
    >
      <TableView table={table} caption={`Numbers of ${title}`} />
    </Disclosure>
  );
}
