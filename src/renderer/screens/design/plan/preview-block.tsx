import { asksWhole } from '../../../../shared/domain/study.js';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import type { OptionOrder } from '../../../../shared/domain/template.js';
import { useCall } from '../../../api/hooks.js';
import { formatCount } from '../../../formatting/numbers.js';
import { IconButton } from '../../../ui/icon-button.js';
import { cellAt, cellCount, placeOf, type CellChoice } from '../model/cell-walk.js';
import { subjectNames } from '../model/subject-names.js';
import { useDesign, useDesignState, useDesignStore } from '../state/design-desk.js';
import { AxisSelect } from './axis-select.js';
import styles from './preview-block.module.css';
import { PreviewPrompt } from './preview-prompt.js';
import { SideBlock } from './side-block.js';
import { itemValue, usePreviewAxes } from './use-preview-axes.js';

const ORDER_NAMES: Readonly<Record<OptionOrder, string>> = {
  forward: 'Low to high',
  reversed: 'High to low',
};

/** The exact text that a subject will see, for any cell of the plan. */
export function PreviewBlock() {
  const { axes, cell, language, conditions, items, templates, specifications } = usePreviewAxes();
  const orders = useDesign((design) => design.orders);
  const references = useDesign((design) => design.subjects);
  const quick = useDesignState(
    ({ history: { present } }) => present.quick && !asksWhole(present.design.kind),
  );
  const wantedSubject = useDesignState(({ previewSubject }) => previewSubject);
  const store = useDesignStore();
  const list = useCall('subjects.list', {});
  const names = useMemo(() => subjectNames(list.data?.subjects ?? []), [list.data]);
  const subject =
    wantedSubject !== null && references.includes(wantedSubject) ? wantedSubject : (references[0] ?? null);
  const choose = (changes: Partial<CellChoice>): void => store.getState().setCell({ ...cell, ...changes });
  if (cell === null) {
    return (
      <SideBlock title="What a subject reads">
        <p className={styles.none}>
          The exact text of every question stands here as soon as the plan can be made.
        </p>
      </SideBlock>
    );
  }
  const place = placeOf(axes, cell) ?? 0;
  const count = cellCount(axes);
  const step = (to: number): void => {
    const next = cellAt(axes, to);
    if (next !== null) store.getState().setCell(next);
  };
  return (
    <SideBlock
      title="What a subject reads"
      actions={
        <div className={styles.walk}>
          <span className={styles.place}>
            cell {formatCount(place + 1)} of {formatCount(count)}
          </span>
          <IconButton
            label="Previous cell"
            icon={<ChevronLeft />}
            disabled={place === 0}
            onClick={() => step(place - 1)}
          />
          <IconButton
            label="Next cell"
            icon={<ChevronRight />}
            disabled={place === count - 1}
            onClick={() => step(place + 1)}
          />
        </div>
      }
    >
      <div className={styles.axes} data-varies={specifications !== null}>
        {references.length > 0 && (
          <AxisSelect
            label="Subject"
            value={subject ?? ''}
            groups={[
              {
                heading: null,
                options: references.map((reference) => ({ value: reference, label: names(reference) })),
              },
            ]}
            onChange={(reference) => store.getState().setPreviewSubject(reference)}
            steps
          />
        )}
        <AxisSelect
          label="Condition"
          value={cell.condition}
          groups={conditions}
          onChange={(condition) => choose({ condition })}
          steps
        />
        <AxisSelect
          label="Item"
          value={itemValue(cell.instrument, cell.item)}
          groups={items}
          onChange={(value) => {
            const [instrument = '', item = ''] = value.split(' ');
            choose({ instrument, item });
          }}
          language={language}
          steps
        />
        {specifications === null ? (
          <div className={styles.pair}>
            <AxisSelect
              label="Template"
              value={cell.template}
              groups={templates}
              onChange={(template) => choose({ template })}
            />
            <AxisSelect
              label="Order of the options"
              hideLabel
              value={cell.order}
              groups={[
                {
                  heading: null,
                  options: orders.map((order) => ({ value: order, label: ORDER_NAMES[order] })),
                },
              ]}
              onChange={(order) => choose({ order: order === 'reversed' ? 'reversed' : 'forward' })}
            />
          </div>
        ) : (
          <AxisSelect
            label="Specification"
            value={cell.specification ?? ''}
            groups={specifications}
            onChange={(specification) => choose({ specification })}
            steps
          />
        )}
      </div>
      {quick && <p className={styles.note}>All items can be looked at; a quick look asks some of them.</p>}
      <PreviewPrompt
        cell={cell}
        language={language}
        subject={subject}
        subjectName={subject === null ? null : names(subject)}
      />
    </SideBlock>
  );
}
