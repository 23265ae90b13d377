import { useState } from 'react';
import type { z } from 'zod';
import { TextInput } from '../../ui/text-input.js';

interface CommittedTextProps {
  readonly label: string;
  readonly value: string | null;
  /** What the setting takes. */
  readonly schema: z.ZodType;
  /** Said while something else stands there. */
  readonly needs: string;
  readonly placeholder: string;
  readonly hint: string;
  /** Null where the field is empty. */
  readonly onCommit: (value: string | null) => void;
}

/** A line of a setting. It is taken over on Enter and when the field is left; what cannot be is kept as typed, with the reason. */
export function CommittedText({ value, schema, needs, onCommit, ...field }: CommittedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value ?? '';
  const next = text.trim() === '' ? null : text.trim();
  const isWrong = typed !== null && !schema.safeParse(next).success;
  const commit = (): void => {
    if (typed === null || isWrong) return;
    setTyped(null);
    if (next !== value) onCommit(next);
  };
  return (
    <TextInput
      {...field}
      monospace
      value={text}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
      {...(isWrong ? { error: needs } : {})}
    />
  );
}
