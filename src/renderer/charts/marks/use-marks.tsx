import { TooltipWithBounds } from '@visx/tooltip';
import { useContext, useState, type KeyboardEvent, type ReactElement } from 'react';
import { classNames } from '../../ui/class-names.js';
import { ChartPresentationContext } from '../frame/presentation.js';
import styles from './marks.module.css';
import { markLabel, type Mark } from './mark.js';
import { nextMark } from './roving.js';

/** What makes an SVG group a mark; the group holds whatever is drawn. */
export interface MarkAttributes {
  readonly 'data-mark': number;
  readonly role: 'button' | 'img';
  readonly tabIndex: number;
  readonly 'aria-label': string;
  readonly className: string;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

export interface Marks {
  readonly attributes: (place: number) => MarkAttributes;
  readonly active: number | null;
  /** To be put beside the figure, in the same positioned box. */
  readonly tooltip: ReactElement | null;
}

/**
 * Makes a figure's marks reachable: one of them is a tab stop, arrow keys go from mark to mark (in rows of `columns`), Enter
 * and Space open what is behind one, Escape puts the tooltip away. Focus and pointer show the same words.
 */
export function useMarks(drawn: readonly Mark[], columns = 1): Marks {
  const { opens } = useContext(ChartPresentationContext);
  const marks = opens ? drawn : drawn.map((mark) => ({ ...mark, open: undefined }));
  const [stop, setStop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const tabStop = Math.min(stop, Math.max(0, marks.length - 1));
  const shown = active === null ? undefined : marks[active];
  return {
    active: shown === undefined ? null : active,
    attributes: (place) => {
      const mark = marks[place];
      return {
        'data-mark': place,
        role: mark?.open === undefined ? 'img' : 'button',
        tabIndex: place === tabStop ? 0 : -1,
        'aria-label': mark === undefined ? '' : markLabel(mark),
        className: classNames(styles.mark, mark?.open !== undefined && styles.opens),
        onFocus: () => {
          setStop(place);
          setActive(place);
        },
        onBlur: () => setActive(null),
        onPointerEnter: () => {
          setActive(place);
        },
        onPointerLeave: () => {
          setActive(null);
        },
        onClick: () => mark?.open?.(),
        onKeyDown: (event) => {
          if (event.key === 'Escape' && active !== null) {
            event.stopPropagation();
            setActive(null);
            return;
          }
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            mark?.open?.();
            return;
          }
          const next = nextMark(event.key, place, marks.length, columns);
          if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          const figure = event.currentTarget.ownerSVGElement;
          const element = figure?.querySelector(`[data-mark="${next}"]`);
          if (element instanceof SVGElement) element.focus();
        },
      };
    },
    tooltip:
      shown === undefined ? null : (
        <TooltipWithBounds
          key={shown.key}
          left={shown.x}
          top={shown.y}
          offsetLeft={12}
          offsetTop={12}
          unstyled
          applyPositionStyle
          className={styles.tooltip ?? ''}
        >
          <span aria-hidden="true">
            <span className={styles.title}>{shown.title}</span>
            {shown.lines.map((line) => (
              <span key={line} className={styles.line}>
                {line}
              </span>
            ))}
          </span>
        </TooltipWithBounds>
      ),
  };
}
