import { useCall, useAction } from '../../../api/hooks.js';
import { useToast } from '../../../state/toasts.js';
import { Button } from '../../../ui/button.js';
import { recordedHash } from '../model/subject-groups.js';
import styles from './subjects-section.module.css';

/** Subjects of the design that are not where they were: found again by their bytes where a study recorded these, or left out. */
export function MissingSubjects({
  references,
  onReplace,
  onLeaveOut,
}: {
  readonly references: readonly string[];
  readonly onReplace: (reference: string, found: string) => void;
  readonly onLeaveOut: (reference: string) => void;
}) {
  const studies = useCall('studies.list', {}).data?.studies ?? [];
  const locate = useAction('subjects.locate');
  const toast = useToast();
  if (references.length === 0) return null;
  const look = (reference: string, sha256: string): void =>
    locate.mutate(
      { sha256 },
      {
        onSuccess: ({ path }) => {
          if (path === null) {
            toast({
              tone: 'warning',
              title: 'The file is not among those that were found',
              text: 'Add the folder that it lies in now, and look again.',
            });
            return;
          }
          onReplace(reference, path);
          toast({ tone: 'success', title: 'The same file was found', text: path });
        },
      },
    );
  return (
    <ul className={styles.missing}>
      {references.map((reference) => {
        const sha256 = recordedHash(reference, studies);
        return (
          <li key={reference}>
            <span>
              <code>{reference}</code> is not where it was.
            </span>
            <span className={styles.choices}>
              {sha256 !== null && (
                <Button
                  size="small"
                  busy={locate.isPending && locate.variables.sha256 === sha256}
                  aria-label={`Locate again: ${reference}`}
                  onClick={() => look(reference, sha256)}
                >
                  Locate again
                </Button>
              )}
              <Button
                size="small"
                variant="quiet"
                aria-label={`Leave it out: ${reference}`}
                onClick={() => onLeaveOut(reference)}
              >
                Leave it out
              </Button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
