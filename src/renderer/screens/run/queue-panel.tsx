import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type DragEvent } from 'react';
import type { Queue } from '../../../shared/contract/runs.js';
import { useAction } from '../../api/hooks.js';
import { classNames } from '../../ui/class-names.js';
import { IconButton } from '../../ui/icon-button.js';
import { Panel } from '../../ui/panel.js';
import { movedTo } from './queue-order.js';
import styles from './queue-panel.module.css';
import { QueueStanding } from './queue-standing.js';

/** The studies that wait, in the order of their turn; to be reordered by dragging or by buttons. */
export function QueuePanel({ queue }: { readonly queue: Queue }) {
  const waiting = queue.entries.filter(({ state }) => state === 'queued');
  const order = waiting.map(({ study }) => study);
  const reorder = useAction('runs.reorder');
  const leave = useAction('runs.pause');
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const focus = useFocusAfterMove(order);
  if (waiting.length === 0) return <QueueStanding queue={queue} />;

  const move = (study: number, name: string, place: number): void => {
    const next = movedTo(order, study, place);
    if (next.join() === order.join()) return;
    setSaid(`${name} is now at place ${next.indexOf(study) + 1} of ${next.length}`);
    reorder.mutate({ studies: next });
  };

  const dropAt = (place: number) => (event: DragEvent<HTMLLIElement>) => {
    event.preventDefault();
    const entry = waiting.find(({ study }) => study === dragged);
    setDragged(null);
    if (entry !== undefined) move(entry.study, entry.name, place);
  };

  return (
    <Panel
      title="Queue"
      description="Each subject is loaded once and answers the studies that wait for it, in this order where that costs no other load."
    >
      <QueueStanding queue={queue} />
      <ol className={styles.queue} aria-label="Waiting studies">
        {waiting.map(({ study, name }, place) => (
          <li
            key={study}
            draggable
            className={classNames(styles.entry, dragged === study && styles.dragged)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', name);
              setDragged(study);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={dropAt(place)}
          >
            <GripVertical className={styles.grip} aria-hidden="true" />
            <span className={styles.place}>{place + 1}</span>
            <a href={`#/run/${study}`} className={styles.name}>
              {name}
            </a>
            <IconButton
              label={`Move ${name} up`}
              icon={<ArrowUp />}
              disabled={place === 0}
              ref={focus.keep(study, 'up')}
              onClick={() => {
                focus.remember(study, place === 1 ? 'down' : 'up');
                move(study, name, place - 1);
              }}
            />
            <IconButton
              label={`Move ${name} down`}
              icon={<ArrowDown />}
              disabled={place === waiting.length - 1}
              ref={focus.keep(study, 'down')}
              onClick={() => {
                focus.remember(study, place === waiting.length - 2 ? 'up' : 'down');
                move(study, name, place + 1);
              }}
            />
            <IconButton
              label={`Take ${name} out of the queue`}
              icon={<X />}
              onClick={() => leave.mutate({ study })}
            />
          </li>
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </Panel>
  );
}

type Button = 'up' | 'down';

/** A button that moves its own line loses the focus on the way, or is off at the end of the list: the focus follows the line. */
function useFocusAfterMove(order: readonly number[]) {
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const wanted = useRef<string | null>(null);
  const key = order.join();
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    buttons.current.get(wanted.current)?.focus();
    wanted.current = null;
  }, [key]);
  return {
    keep: (study: number, button: Button) => (element: HTMLButtonElement | null) => {
      if (element === null) buttons.current.delete(`${study}-${button}`);
      else buttons.current.set(`${study}-${button}`, element);
    },
    remember: (study: number, button: Button) => {
      wanted.current = `${study}-${button}`;
    },
  };
}
