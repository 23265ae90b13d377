import type { ReactNode } from 'react';

/** Marks what edits a place of the design, so that a problem there can lead to it. */
export function Place({
  of,
  className,
  children,
}: {
  readonly of: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div data-place={of} className={className}>
      {children}
    </div>
  );
}
