import { useState } from 'react';
import type { Downloads } from '../../../shared/contract/downloads.js';
import { useAction } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { TextInput } from '../../ui/text-input.js';
import { tokenWords } from '../subjects/model/download-words.js';
import styles from './fetching-settings.module.css';

/** The token for repositories that ask for an agreement first. It goes in and never comes out again. */
export function TokenField({
  state: { token, keyStoreProblem },
}: {
  readonly state: Pick<Downloads, 'token' | 'keyStoreProblem'>;
}) {
  const [typed, setTyped] = useState('');
  const set = useAction('downloads.setToken', { quiet: true });
  const isKept = token === 'key-store';
  return (
    <div className={styles.token}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') set.mutate({ token: typed.trim() }, { onSuccess: () => setTyped('') });
        }}
      >
        <TextInput
          type="password"
          label={isKept ? 'Another access token' : 'Access token'}
          value={typed}
          disabled={keyStoreProblem !== null}
          placeholder="hf_…"
          onChange={setTyped}
        />
        <Button type="submit" busy={set.isPending} disabled={keyStoreProblem !== null || typed.trim() === ''}>
          Keep in the key store
        </Button>
        {isKept && (
          <Button variant="quiet" busy={set.isPending} onClick={() => set.mutate({ token: null })}>
            Remove the token
          </Button>
        )}
      </form>
      <p role="status">{tokenWords(token)}</p>
      {keyStoreProblem !== null && (
        <p className={styles.problem}>
          {keyStoreProblem} A token is never written into a file: name one in the environment (HF_TOKEN)
          instead.
        </p>
      )}
      {set.isError && <ErrorNote title="The token was not changed" error={set.error} />}
    </div>
  );
}
