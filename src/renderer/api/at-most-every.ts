/** Makes a function that does `action` at once, and again at the end of `milliseconds` where it was called meanwhile. */
export function atMostEvery(
  milliseconds: number,
  action: () => void,
): (() => void) & { readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const call = (): void => {
    if (timer !== null) {
      again = true;
      return;
    }
    action();
    timer = setTimeout(() => {
      timer = null;
      if (!again) return;
      again = false;
      call();
    }, milliseconds);
  };
  const cancel = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    again = false;
  };
  return Object.assign(call, { cancel });
}
