import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { subjectOfFragment } from './anchors.js';

/** Which subject's figures are shown, null for every subject's, and the function that chooses. Links to a subject choose it. */
export function useChosenSubject(
  subjects: readonly string[],
  first: string | null,
): [string | null, (sha256: string | null) => void] {
  const [chosen, setChosen] = useState(first);
  useEffect(() => {
    const follow = (): void => {
      const { hash } = window.location;
      const subject = subjectOfFragment(hash, subjects);
      if (subject === null) return;
      // What is hidden cannot be gone to.
      flushSync(() => setChosen(subject));
      document.getElementById(hash.slice(1))?.scrollIntoView();
    };
    const frame = requestAnimationFrame(follow);
    window.addEventListener('hashchange', follow);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('hashchange', follow);
    };
  }, [subjects]);
  return [chosen, setChosen];
}
