import { Play, Plus } from 'lucide-react';
import { Button } from '../../ui/button.js';
import styles from './first-run.module.css';
import { FirstRunPicture } from './first-run-picture.js';
import { useFirstStudy } from './use-first-study.js';

/** What a new laboratory shows: what Mettle is for, and one button that shows it at work. */
export function FirstRun({ onDesign, busy }: { readonly onDesign: () => void; readonly busy: boolean }) {
  const first = useFirstStudy();
  return (
    <section className={styles.invitation} aria-labelledby="first-run-title">
      <div className={styles.words}>
        <h2 id="first-run-title" className={styles.title}>
          Begin with two subjects whose answer is known
        </h2>
        <p>
          Mettle came with small calibration subjects. One of them takes on any persona that a prompt asks
          for; another keeps its own, whatever the prompt says. The first study puts a questionnaire to both
          and should tell them apart.
        </p>
        <p className={styles.soft}>
          It runs on this machine, takes about half a minute, and sends nothing anywhere. Then put your own
          models in their place.
        </p>
        <div className={styles.actions}>
          <Button variant="primary" icon={<Play />} busy={first.busy} disabled={busy} onClick={first.begin}>
            Run the first study
          </Button>
          <Button icon={<Plus />} busy={busy} disabled={first.busy} onClick={onDesign}>
            Design a study
          </Button>
        </div>
      </div>
      <FirstRunPicture />
    </section>
  );
}
