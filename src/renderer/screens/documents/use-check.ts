import { useEffect, useEffectEvent, useState } from 'react';
import { MettleError } from '../../../shared/errors.js';

const CHECK_MILLISECONDS = 350;

/** What was found of something that is being written. */
export interface Check<Found> {
  /** What was looked at. */
  readonly key: string;
  /** Null where looking at it failed. */
  readonly found: Found | null;
  readonly error: MettleError | null;
}

/**
 * Looks at what `key` stands for once it has not changed for a moment; null before the first answer. An answer that comes
 * after the key changed again is dropped.
 */
export function useCheck<Found>(key: string, examine: () => Promise<Found>): Check<Found> | null {
  const [check, setCheck] = useState<Check<Found> | null>(null);
  const onRest = useEffectEvent(examine);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      onRest().then(
        (found) => wanted && setCheck({ key, found, error: null }),
        (thrown: unknown) => wanted && setCheck({ key, found: null, error: MettleError.from(thrown) }),
      );
    }, CHECK_MILLISECONDS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  return check;
}
