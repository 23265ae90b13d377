/** What a span of the day means, where that is not plain: that it goes over midnight, or is the whole day. */
export function spanWords({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === to) return 'The whole day, from a time to the same time.';
  return from < to
    ? `Every day from ${from} to ${to}.`
    : `Every night from ${from} to ${to} of the next day.`;
}
